// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {IERC5192} from "./interfaces/IERC5192.sol";
import {ILicenseRegistry} from "./interfaces/ILicenseRegistry.sol";

/// @title LockedERC721
/// @notice ERC-721 over an owner that the registry packs into a slot of its own, always locked (EIP-5192).
/// @dev Written by hand because inheriting OpenZeppelin's ERC721 would cost every license a second slot. A transfer
/// never happens, so no receiver is ever called.
abstract contract LockedERC721 is IERC721, IERC721Metadata, IERC5192, IERC721Errors, ERC165 {
    /// @inheritdoc IERC721Metadata
    // solhint-disable-next-line const-name-snakecase
    string public constant name = "elicense";

    /// @inheritdoc IERC721Metadata
    // solhint-disable-next-line const-name-snakecase
    string public constant symbol = "ELIC";

    /// @inheritdoc IERC721
    function approve(address, uint256 tokenId) external pure {
        revert ILicenseRegistry.LicenseRegistryLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address, bool) external pure {
        // No token in particular: the refusal is for all of them.
        revert ILicenseRegistry.LicenseRegistryLocked(0);
    }

    /// @inheritdoc IERC721
    function transferFrom(address, address, uint256 tokenId) external pure {
        revert ILicenseRegistry.LicenseRegistryLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256 tokenId) external pure {
        revert ILicenseRegistry.LicenseRegistryLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256 tokenId, bytes calldata) external pure {
        revert ILicenseRegistry.LicenseRegistryLocked(tokenId);
    }

    /// @inheritdoc IERC721
    function balanceOf(address owner) external view returns (uint256) {
        if (owner == address(0)) revert ERC721InvalidOwner(owner);
        return _balanceOf(owner);
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 tokenId) external view returns (address) {
        return _requireOwner(tokenId);
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 tokenId) external view returns (address) {
        _requireOwner(tokenId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireOwner(tokenId);
        return true;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view virtual override(ERC165, IERC165) returns (bool) {
        return
            interfaceId == type(IERC721).interfaceId ||
            interfaceId == type(IERC721Metadata).interfaceId ||
            interfaceId == type(IERC5192).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /// @dev How many tokens an account owns.
    function _balanceOf(address owner) internal view virtual returns (uint256);

    /// @dev The owner of a token; 0 for one that does not exist.
    function _ownerOf(uint256 tokenId) internal view virtual returns (address);

    function _requireOwner(uint256 tokenId) internal view returns (address owner) {
        owner = _ownerOf(tokenId);
        if (owner == address(0)) revert ERC721NonexistentToken(tokenId);
    }
}

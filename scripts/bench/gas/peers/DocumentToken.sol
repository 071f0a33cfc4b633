// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @title DocumentToken
/// @notice What one would build first: a token for each license with the hash of its document, out of OpenZeppelin's
/// parts alone. It knows no type, authority, region, expiry or decision, keeps no records and numbers nothing. Only for
/// the benchmark to compare with.
contract DocumentToken is ERC721, AccessControl {
    /// @notice Role that may issue and revoke.
    bytes32 public constant ISSUER_ROLE = keccak256("ISSUER_ROLE");

    /// @notice Hash of a token's document.
    mapping(uint256 tokenId => bytes32 hash) public documentHashOf;

    /// @notice Whether a token was revoked; it stays with its holder.
    mapping(uint256 tokenId => bool revoked) public isRevoked;

    /// @notice A token was revoked.
    event Revoked(uint256 indexed tokenId);

    constructor() ERC721("Documents", "DOC") {
        _grantRole(DEFAULT_ADMIN_ROLE, msg.sender);
        _grantRole(ISSUER_ROLE, msg.sender);
    }

    /// @notice Issues one token.
    function issue(address holder, uint256 tokenId, bytes32 documentHash) external onlyRole(ISSUER_ROLE) {
        _issue(holder, tokenId, documentHash);
    }

    /// @notice Issues a token to each holder.
    function issueBatch(
        address[] calldata holders,
        uint256[] calldata tokenIds,
        bytes32[] calldata documentHashes
    ) external onlyRole(ISSUER_ROLE) {
        for (uint256 i = 0; i < holders.length; ++i) {
            _issue(holders[i], tokenIds[i], documentHashes[i]);
        }
    }

    /// @notice Revokes a token.
    function revoke(uint256 tokenId) external onlyRole(ISSUER_ROLE) {
        _requireOwned(tokenId);

        isRevoked[tokenId] = true;

        emit Revoked(tokenId);
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, AccessControl) returns (bool) {
        return super.supportsInterface(interfaceId);
    }

    function _issue(address holder, uint256 tokenId, bytes32 documentHash) private {
        documentHashOf[tokenId] = documentHash;

        _mint(holder, tokenId);
    }
}

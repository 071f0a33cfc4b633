// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {deploy, vm} from "./Vm.sol";

/// @dev Holders of licenses and their keys: three have an account, and one a key that a contract verifies (ERC-7913).
abstract contract Holders {
    address[4] internal _holders;

    mapping(address holder => uint256 secret) private _secrets;
    mapping(address holder => bytes signer) private _signers;

    constructor() {
        address verifier = deploy("KeyVerifier", "");
        for (uint256 i = 0; i < _holders.length; ++i) {
            uint256 secret = 0x1000 + i;
            bytes memory signer = abi.encodePacked(vm.addr(secret));
            if (i == _holders.length - 1) signer = abi.encodePacked(verifier, signer);
            address holder = signer.length == 20 ? vm.addr(secret) : address(uint160(uint256(keccak256(signer))));
            (_holders[i], _secrets[holder], _signers[holder]) = (holder, secret, signer);
        }
    }

    /// @dev Whether somebody holds the account's key.
    function _isHolder(address account) internal view returns (bool) {
        return _secrets[account] != 0;
    }

    /// @dev A holder's signature.
    function _sign(address holder, bytes32 hash) internal view returns (IAccessLog.HolderSignature memory) {
        return IAccessLog.HolderSignature(_signers[holder], _signatureBy(_secrets[holder], hash));
    }

    /// @dev A signature that says to be the holder's, and is by another's key.
    function _forge(address holder, bytes32 hash) internal view returns (IAccessLog.HolderSignature memory) {
        return IAccessLog.HolderSignature(_signers[holder], _signatureBy(_secrets[holder] + 1, hash));
    }

    function _noSignature() internal pure returns (IAccessLog.HolderSignature memory signature) {}

    function _signatureBy(uint256 secret, bytes32 hash) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, hash);
        return abi.encodePacked(r, s, v);
    }
}

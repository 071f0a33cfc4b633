// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Holders
/// @notice The account that a license is bound to, from who signs for it (ERC-7913).
library Holder {
    /// @notice The account of a signer: the account itself where the signer is one, or else the low 160 bits of
    /// keccak256(signer), since a license has no room for a verifier and a key.
    /// @param signer An account, 20 bytes, or a verifier's account and a key.
    function accountOf(bytes memory signer) internal pure returns (address) {
        if (signer.length == 20) return address(bytes20(signer));
        // The cast takes the low 160 bits.
        return address(uint160(uint256(keccak256(signer))));
    }
}

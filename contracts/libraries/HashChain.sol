// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @title Heads of hash chains
/// @notice A head is the leading bits of the last link's hash: 184 bits for a record book, 192 for a register. Whoever
/// is handed the links can recompute the head, and tell by the one in the state whether they are whole.
library HashChain {
    /// @notice The hash that links an entry to what comes before it.
    /// @param head The head before it; 0 for the first.
    function link(uint256 head, bytes32 entry) internal pure returns (bytes32) {
        return Hashes.efficientKeccak256(bytes32(head), entry);
    }

    /// @notice The head of a record book after a link.
    function bookHead(bytes32 hash) internal pure returns (uint184) {
        // The shift leaves 184 bits.
        return uint184(uint256(hash) >> 72);
    }

    /// @notice The head of a register after an entry.
    /// @param head The head before it; 0 for an empty register.
    function registerHead(uint192 head, bytes32 entry) internal pure returns (uint192) {
        // The shift leaves 192 bits.
        return uint192(uint256(link(head, entry)) >> 64);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../types/AuthorityId.sol";

/// @title Custody addresses
/// @notice The owner of a license that was issued without its holder's key: an address with a fixed prefix of 128
/// bits, for which nobody can find a key, and the authority's number.
library Custody {
    /// @dev The first 128 bits of keccak256("elicense.custody").
    uint128 internal constant PREFIX = uint128(bytes16(keccak256("elicense.custody")));

    /// @notice The custody address of an authority.
    function custodyOf(AuthorityId authority) internal pure returns (address) {
        return address((uint160(PREFIX) << 32) | AuthorityId.unwrap(authority));
    }

    /// @notice Whether an address is some authority's custody address.
    function isCustody(address account) internal pure returns (bool) {
        return uint160(account) >> 32 == PREFIX;
    }

    /// @notice The authority of a custody address.
    function authorityOf(address custody) internal pure returns (AuthorityId) {
        // The cast takes the 32 bits behind the prefix.
        return AuthorityId.wrap(uint32(uint160(custody)));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "./AuthorityId.sol";
import {KeyId} from "./KeyId.sol";
import {Region} from "./Region.sol";

/// @notice An authority that acts, through one of its keys.
/// @param authority The authority.
/// @param key The key that the call came from.
/// @param region The authority's region.
struct Actor {
    AuthorityId authority;
    KeyId key;
    Region region;
}

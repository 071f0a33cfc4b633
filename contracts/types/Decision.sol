// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "./AuthorityId.sol";
import {Day} from "./Day.sol";

/// @notice The administrative decision that an action carries out.
/// @param reason Number of the reason in the LicenseCatalog, which names the legal basis.
/// @param documentHash Salted hash of the decision's document and number, made off-chain.
/// @param approver Authority whose approval the decision needs; the acting one itself where a second key approves, and
/// 0 where none is needed.
/// @param effectiveOn Day on which the decision takes effect; not the day on which the chain records it.
struct Decision {
    uint16 reason;
    bytes32 documentHash;
    AuthorityId approver;
    Day effectiveOn;
}

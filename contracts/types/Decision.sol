// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "./Day.sol";

/// @notice The administrative decision that an action carries out.
/// @param reason Number of the reason in the LicenseCatalog, which names the legal basis.
/// @param effectiveOn Day on which the decision takes effect; not the day on which the chain records it.
/// @param documentHash Salted hash of the decision's document and number, made off-chain.
struct Decision {
    uint16 reason;
    Day effectiveOn;
    bytes32 documentHash;
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashChain} from "../../contracts/libraries/HashChain.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Field} from "../../contracts/types/Field.sol";
import {Issuance, LicenseId, deriveLicenseId, hashIssuance} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Region} from "../../contracts/types/Region.sol";

/// @dev What the SDK computes too, for a test to hold the two against each other.
contract TwinsHarness {
    function licenseIdOf(
        LicenseTypeId licenseType,
        AuthorityId authority,
        Region region,
        Issuance memory issuance
    ) external pure returns (LicenseId) {
        bytes32 hash = hashIssuance(issuance.root, issuance.decision, issuance.validThrough);
        return deriveLicenseId(licenseType, authority, region, hash);
    }

    function leafOf(Field memory field) external pure returns (bytes32) {
        return field.leafOf();
    }

    function registerHead(uint192 head, bytes32 entry) external pure returns (uint192) {
        return HashChain.registerHead(head, entry);
    }
}

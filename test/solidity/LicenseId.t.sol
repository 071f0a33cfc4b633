// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {deriveLicenseId, Issuance, LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Day} from "../../contracts/types/Day.sol";
import {Region} from "../../contracts/types/Region.sol";
import {vm} from "./Vm.sol";

contract LicenseIdTest {
    function testFuzz_unpacksWhatWasPacked(
        LicenseTypeId licenseType,
        AuthorityId authority,
        Region region,
        Issuance memory issuance
    ) external pure {
        LicenseId id = deriveLicenseId(licenseType, authority, region, issuance);

        vm.assertEq(LicenseTypeId.unwrap(id.licenseTypeOf()), LicenseTypeId.unwrap(licenseType), "type");
        vm.assertEq(AuthorityId.unwrap(id.authorityOf()), AuthorityId.unwrap(authority), "authority");
        vm.assertEq(Region.unwrap(id.regionOf()), Region.unwrap(region), "region");
        vm.assertTrue(id.commitsTo(issuance), "the id commits to its issuance");
        vm.assertEq(bytes32(id.tokenIdOf()), LicenseId.unwrap(id), "the token id has the same bits");
    }

    function testFuzz_isTheFieldsInTheirOrder(
        LicenseTypeId licenseType,
        AuthorityId authority,
        Region region,
        Issuance memory issuance
    ) external pure {
        LicenseId id = deriveLicenseId(licenseType, authority, region, issuance);

        bytes23 digest = bytes23(keccak256(abi.encode(issuance)));
        bytes32 expected = bytes32(
            abi.encodePacked(
                LicenseTypeId.unwrap(licenseType),
                AuthorityId.unwrap(authority),
                Region.unwrap(region),
                digest
            )
        );
        vm.assertEq(LicenseId.unwrap(id), expected, "id");
    }

    function testFuzz_doesNotCommitToAnotherIssuance(
        LicenseTypeId licenseType,
        AuthorityId authority,
        Region region,
        Issuance memory issuance,
        uint256 difference,
        uint8 member
    ) external pure {
        LicenseId id = deriveLicenseId(licenseType, authority, region, issuance);

        Issuance memory other = _changed(issuance, difference, member % 5);

        vm.assertTrue(!id.commitsTo(other), "the id does not commit to another issuance");
        LicenseId otherId = deriveLicenseId(licenseType, authority, region, other);
        vm.assertTrue(LicenseId.unwrap(otherId) != LicenseId.unwrap(id), "another issuance has another id");
    }

    /// @dev The issuance with one member changed, in at least one bit.
    function _changed(
        Issuance memory issuance,
        uint256 difference,
        uint8 member
    ) private pure returns (Issuance memory other) {
        other = abi.decode(abi.encode(issuance), (Issuance));
        uint16 short = uint16(difference) | 1;
        if (member == 0) other.root ^= bytes32(difference | 1);
        if (member == 1) other.decision.reason ^= short;
        if (member == 2) other.decision.effectiveOn = Day.wrap(Day.unwrap(issuance.decision.effectiveOn) ^ short);
        if (member == 3) other.decision.documentHash ^= bytes32(difference | 1);
        if (member == 4) other.validThrough = Day.wrap(Day.unwrap(issuance.validThrough) ^ short);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {deriveLicenseId, hashIssuance, Issuance, LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {vm} from "./Vm.sol";

contract LicenseIdTest {
    function testFuzz_unpacksWhatWasPacked(
        LicenseTypeId licenseType,
        AuthorityId authority,
        Region region,
        Issuance calldata issuance
    ) external pure {
        LicenseId id = deriveLicenseId(licenseType, authority, region, keccak256(abi.encode(issuance)));

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
        bytes32 issuanceHash
    ) external pure {
        LicenseId id = deriveLicenseId(licenseType, authority, region, issuanceHash);

        bytes32 expected = bytes32(
            abi.encodePacked(
                LicenseTypeId.unwrap(licenseType),
                AuthorityId.unwrap(authority),
                Region.unwrap(region),
                bytes23(issuanceHash)
            )
        );
        vm.assertEq(LicenseId.unwrap(id), expected, "id");
    }

    /// @dev The parts given one by one hash as the struct does, and as its words in their order do.
    function testFuzz_hashIssuance_isThatOfTheStruct(Issuance calldata issuance) external pure {
        Decision calldata decision = issuance.decision;
        bytes32 hash = hashIssuance(issuance.root, decision, issuance.validThrough);

        vm.assertEq(hash, keccak256(abi.encode(issuance)), "the hash of the struct");
        bytes memory words = abi.encode(
            issuance.root,
            uint256(decision.reason),
            decision.documentHash,
            uint256(AuthorityId.unwrap(decision.approver)),
            uint256(Day.unwrap(decision.effectiveOn)),
            uint256(Day.unwrap(issuance.validThrough))
        );
        vm.assertEq(hash, keccak256(words), "the hash of the words");
    }

    function testFuzz_doesNotCommitToAnotherIssuance(
        LicenseTypeId licenseType,
        AuthorityId authority,
        Region region,
        Issuance calldata issuance,
        uint256 difference,
        uint8 member
    ) external view {
        bytes32 issuanceHash = keccak256(abi.encode(issuance));
        LicenseId id = deriveLicenseId(licenseType, authority, region, issuanceHash);

        Issuance memory other = _changed(issuance, difference, member % 6);

        vm.assertTrue(!this.commitsTo(id, other), "the id does not commit to another issuance");
        LicenseId otherId = deriveLicenseId(licenseType, authority, region, keccak256(abi.encode(other)));
        vm.assertTrue(LicenseId.unwrap(otherId) != LicenseId.unwrap(id), "another issuance has another id");
    }

    /// @dev From memory to calldata.
    function commitsTo(LicenseId id, Issuance calldata issuance) external pure returns (bool) {
        return id.commitsTo(issuance);
    }

    /// @dev The issuance with one member changed, in at least one bit.
    function _changed(
        Issuance memory issuance,
        uint256 difference,
        uint8 member
    ) private pure returns (Issuance memory other) {
        other = abi.decode(abi.encode(issuance), (Issuance));
        Decision memory decision = other.decision;
        uint16 short = uint16(difference) | 1;
        if (member == 0) other.root ^= bytes32(difference | 1);
        if (member == 1) decision.reason ^= short;
        if (member == 2) decision.documentHash ^= bytes32(difference | 1);
        if (member == 3) decision.approver = AuthorityId.wrap(AuthorityId.unwrap(decision.approver) ^ short);
        if (member == 4) decision.effectiveOn = Day.wrap(Day.unwrap(decision.effectiveOn) ^ short);
        if (member == 5) other.validThrough = Day.wrap(Day.unwrap(other.validThrough) ^ short);
    }
}

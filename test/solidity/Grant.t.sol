// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Grant, GRANT_TYPEHASH, GrantKind} from "../../contracts/types/Grant.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {bound, vm} from "./Vm.sol";

contract GrantTest {
    string private constant _TYPE =
        "Grant(uint8 kind,bytes32 license,address holder,uint8 binding,uint32 consumer,bytes32 matter,"
        "uint128 fields,uint40 notBefore,uint40 notAfter,uint32 maxUses,bytes32 nonce)";

    /// @dev A grant for the fuzzer, which gives numbers to an enum that it does not have.
    struct Terms {
        bool presented;
        LicenseId license;
        address holder;
        uint8 binding;
        AuthorityId consumer;
        bytes32 matter;
        uint128 fields;
        uint40 notBefore;
        uint40 notAfter;
        uint32 maxUses;
        bytes32 nonce;
    }

    function test_typeHash() external pure {
        vm.assertEq(GRANT_TYPEHASH, keccak256(bytes(_TYPE)), "the hash of the type");
    }

    function testFuzz_structHashOf(Terms memory terms) external pure {
        Grant memory grant = _grantOf(terms);
        vm.assertEq(grant.structHashOf(), keccak256(abi.encode(GRANT_TYPEHASH, grant)), "the hash of the struct");
    }

    /// @dev What lies behind the free pointer beforehand, and what is put there afterwards, does not matter.
    function testFuzz_structHashOf_leavesMemoryAlone(Terms memory terms, bytes memory around) external pure {
        Grant memory grant = _grantOf(terms);
        bytes32 copy = keccak256(around);
        bytes32 before = keccak256(abi.encode(grant));
        bytes32 hash = grant.structHashOf();
        bytes memory next = abi.encode(around, grant);

        vm.assertEq(grant.structHashOf(), hash, "the same again");
        vm.assertEq(keccak256(around), copy, "what stands before");
        vm.assertEq(keccak256(abi.encode(grant)), before, "the grant");
        vm.assertEq(keccak256(next), keccak256(abi.encode(around, grant)), "what comes after");
    }

    /// @dev Each member counts.
    function testFuzz_structHashOf_dependsOnEach(Terms memory terms, uint256 seed) external pure {
        Grant memory grant = _grantOf(terms);
        bytes32 hash = grant.structHashOf();
        bytes memory encoded = abi.encode(grant);
        uint256 place = seed % 11;
        // The lowest bit of each member's word, which every type has.
        encoded[place * 32 + 31] ^= 0x01;

        vm.assertTrue(abi.decode(encoded, (Grant)).structHashOf() != hash, "a member that does not count");
    }

    function testFuzz_isSound_aConsent(Terms memory terms) external pure {
        Grant memory grant = _grantOf(terms);
        grant.kind = GrantKind.Consent;

        vm.assertEq(grant.isSound(), grant.maxUses != 0 && grant.notBefore <= grant.notAfter, "sound");
    }

    function testFuzz_isSound_aConsentAtItsBounds(Terms memory terms) external pure {
        Grant memory grant = _grantOf(terms);
        grant.kind = GrantKind.Consent;
        grant.maxUses = 0;
        vm.assertTrue(!grant.isSound(), "no use at all");
        grant.maxUses = 1;
        grant.notAfter = grant.notBefore;
        vm.assertTrue(grant.isSound(), "one second, once");
        grant.maxUses = type(uint32).max;
        (grant.notBefore, grant.notAfter) = (0, type(uint40).max);
        vm.assertTrue(grant.isSound(), "for ever, without a limit");
        (grant.notBefore, grant.notAfter) = (1, 0);
        vm.assertTrue(!grant.isSound(), "no second");
        (grant.notBefore, grant.notAfter) = (type(uint40).max, type(uint40).max - 1);
        vm.assertTrue(!grant.isSound(), "no second at the end");
    }

    function testFuzz_isSound_aPresentation(Terms memory terms, uint256 seed) external pure {
        Grant memory grant = _grantOf(terms);
        grant.kind = GrantKind.Presentation;
        grant.maxUses = uint32(bound(grant.maxUses, 0, 2));
        grant.notBefore = uint40(bound(grant.notBefore, 1, type(uint40).max - 100));
        grant.notAfter = uint40(bound(seed, grant.notBefore - 1, uint256(grant.notBefore) + 100));
        if (seed % 5 == 0) grant.nonce = bytes32(0);
        bool period = grant.notAfter >= grant.notBefore && grant.notAfter - grant.notBefore <= 60;

        vm.assertEq(grant.isSound(), grant.maxUses == 1 && grant.nonce != 0 && period, "sound");
    }

    function testFuzz_isSound_aPresentationAtItsBounds(Terms memory terms) external pure {
        Grant memory grant = _grantOf(terms);
        grant.kind = GrantKind.Presentation;
        grant.maxUses = 1;
        grant.nonce = bytes32(uint256(1));
        grant.notBefore = uint40(bound(grant.notBefore, 0, type(uint40).max - 61));
        grant.notAfter = grant.notBefore;
        vm.assertTrue(grant.isSound(), "one second");
        grant.notAfter = grant.notBefore + 60;
        vm.assertTrue(grant.isSound(), "a minute");
        ++grant.notAfter;
        vm.assertTrue(!grant.isSound(), "more than a minute");
        --grant.notAfter;
        grant.maxUses = 2;
        vm.assertTrue(!grant.isSound(), "twice");
        grant.maxUses = 0;
        vm.assertTrue(!grant.isSound(), "never");
        grant.maxUses = 1;
        grant.nonce = 0;
        vm.assertTrue(!grant.isSound(), "no challenge");
    }

    function _grantOf(Terms memory terms) private pure returns (Grant memory) {
        return
            Grant({
                kind: terms.presented ? GrantKind.Presentation : GrantKind.Consent,
                license: terms.license,
                holder: terms.holder,
                binding: terms.binding,
                consumer: terms.consumer,
                matter: terms.matter,
                fields: terms.fields,
                notBefore: terms.notBefore,
                notAfter: terms.notAfter,
                maxUses: terms.maxUses,
                nonce: terms.nonce
            });
    }
}

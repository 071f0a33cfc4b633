// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashChain} from "../../contracts/libraries/HashChain.sol";
import {vm} from "./Vm.sol";

contract HashChainTest {
    function testFuzz_link(uint256 head, bytes32 entry) external pure {
        vm.assertEq(HashChain.link(head, entry), keccak256(abi.encode(head, entry)), "the hash of both");
    }

    /// @dev Memory that was written on before is the same to it, and is left alone.
    function testFuzz_link_leavesMemoryAlone(bytes memory around, uint256 head, bytes32 entry) external pure {
        bytes32 copy = keccak256(around);

        bytes32 first = HashChain.link(head, entry);

        vm.assertEq(HashChain.link(head, entry), first, "the same again");
        vm.assertEq(keccak256(around), copy, "what stands in memory");
    }

    function testFuzz_bookHead_isTheLeadingBits(bytes32 link) external pure {
        vm.assertEq(bytes32(bytes23(HashChain.bookHead(link))), bytes32(bytes23(link)), "the first 184 bits");
    }

    function testFuzz_registerHead_isTheLeadingBits(uint192 head, bytes32 entry) external pure {
        bytes32 link = keccak256(abi.encode(uint256(head), entry));

        vm.assertEq(
            bytes32(bytes24(HashChain.registerHead(head, entry))),
            bytes32(bytes24(link)),
            "the first 192 bits"
        );
    }

    function testFuzz_registerHead_dependsOnBoth(
        uint192 head,
        bytes32 entry,
        uint192 otherHead,
        bytes32 other
    ) external pure {
        vm.assume(head != otherHead && entry != other);
        uint192 next = HashChain.registerHead(head, entry);

        vm.assertTrue(HashChain.registerHead(otherHead, entry) != next, "another head");
        vm.assertTrue(HashChain.registerHead(head, other) != next, "another entry");
    }

    function testFuzz_registerHead_dependsOnTheOrder(bytes32 a, bytes32 b) external pure {
        vm.assume(a != b);
        uint192 inOrder = HashChain.registerHead(HashChain.registerHead(0, a), b);
        uint192 swapped = HashChain.registerHead(HashChain.registerHead(0, b), a);

        vm.assertTrue(inOrder != swapped, "order");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ALL_RIGHTS, NO_RIGHTS, only, Right, Rights} from "../../contracts/types/Rights.sol";
import {vm} from "./Vm.sol";

contract RightsTest {
    function test_constants() external pure {
        vm.assertTrue(NO_RIGHTS.isEmpty(), "no right is empty");
        vm.assertEq(Rights.unwrap(ALL_RIGHTS), 0x1ff, "all rights are nine bits");
        for (uint8 i = 0; i <= uint8(type(Right).max); ++i) {
            vm.assertTrue(ALL_RIGHTS.has(Right(i)), "all rights have each right");
            vm.assertTrue(!NO_RIGHTS.has(Right(i)), "no right has none");
        }
    }

    function testFuzz_setAlgebra(Rights a, Rights b, uint8 number) external pure {
        Right right = Right(number % (uint8(type(Right).max) + 1));

        vm.assertEq(a.has(right), (Rights.unwrap(a) >> uint8(right)) & 1 == 1, "has is the bit");
        vm.assertEq((a & b).has(right), a.has(right) && b.has(right), "intersection");
        vm.assertEq((a | b).has(right), a.has(right) || b.has(right), "union");
        vm.assertEq(a.without(b).has(right), a.has(right) && !b.has(right), "difference");
    }

    /// @dev The set of one right holds that one and no other.
    function test_only() external pure {
        Rights all = NO_RIGHTS;
        for (uint8 i = 0; i <= uint8(type(Right).max); ++i) {
            Rights one = only(Right(i));
            vm.assertEq(Rights.unwrap(one), uint256(2) ** i, "the bit of its number");
            for (uint8 j = 0; j <= uint8(type(Right).max); ++j)
                vm.assertEq(one.has(Right(j)), i == j, "that one alone");
            all = all | one;
        }
        vm.assertEq(Rights.unwrap(all), Rights.unwrap(ALL_RIGHTS), "all of them together");
    }

    function testFuzz_only(Rights set, uint8 number) external pure {
        Right right = Right(number % (uint8(type(Right).max) + 1));

        vm.assertEq(only(right).within(set), set.has(right), "it is within what holds the right");
        vm.assertTrue(!set.without(only(right)).has(right), "without it the right is gone");
    }

    function testFuzz_inclusion(Rights a, Rights b) external pure {
        vm.assertEq(a.within(b), a.without(b).isEmpty(), "within means nothing is left over");
        vm.assertTrue((a & b).within(a) && (a & b).within(b), "an intersection is within both");
        vm.assertTrue(a.within(a | b) && b.within(a | b), "both are within the union");
        vm.assertTrue((a.without(b) & b).isEmpty(), "a difference shares nothing");
        vm.assertEq(
            Rights.unwrap(a.without(b) | (a & b)),
            Rights.unwrap(a),
            "difference and intersection make the whole"
        );
        vm.assertEq(a.isEmpty(), Rights.unwrap(a) == 0, "isEmpty");
    }

    function testFuzz_within_allRights(Rights set) external pure {
        vm.assertEq(set.within(ALL_RIGHTS), Rights.unwrap(set) >> 9 == 0, "a bit beyond the ninth is no right");
    }
}

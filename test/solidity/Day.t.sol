// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day, dayOf, NO_DAY} from "../../contracts/types/Day.sol";
import {bound, vm} from "./Vm.sol";

contract DayTest {
    /// @dev 2149-06-06, the last day that 16 bits can hold.
    uint256 private constant _LAST = type(uint16).max;

    function test_dayOf_knownMoments() external pure {
        // 2026-03-02 00:00:00 in Shanghai.
        uint256 midnight = 1_772_380_800;
        vm.assertEq(_dayOf(midnight), 20_514, "the day begins at midnight in Shanghai");
        vm.assertEq(_dayOf(midnight - 1), 20_513, "a second before, it is the day before");
        vm.assertEq(_dayOf(0), 0, "the epoch lies on day 0");
        vm.assertEq(_dayOf(16 hours - 1), 0, "day 0 lasts until 16:00 UTC");
        vm.assertEq(_dayOf(16 hours), 1, "then comes day 1");
    }

    function testFuzz_dayOf_changesAtMidnightInShanghai(uint256 seed) external pure {
        uint256 day = bound(seed, 1, _LAST);
        uint256 midnight = day * 1 days - 8 hours;

        vm.assertEq(_dayOf(midnight - 1), day - 1, "a second before midnight");
        vm.assertEq(_dayOf(midnight), day, "midnight");
        vm.assertEq(_dayOf(midnight + 1), day, "a second after midnight");
        vm.assertEq(_dayOf(midnight + 1 days - 1), day, "the last second");
    }

    function testFuzz_dayOf_neverGoesBack(uint256 seed, uint256 step) external pure {
        uint256 timestamp = bound(seed, 0, (_LAST - 1) * 1 days);
        uint256 later = timestamp + bound(step, 0, 1 days);

        vm.assertTrue(_dayOf(later) >= _dayOf(timestamp), "later is no earlier day");
        vm.assertTrue(_dayOf(later) <= _dayOf(timestamp) + 1, "a day passes one day at most");
    }

    function testFuzz_order(Day a, Day b) external pure {
        vm.assertEq(a < b, Day.unwrap(a) < Day.unwrap(b), "before");
        vm.assertEq(a > b, Day.unwrap(a) > Day.unwrap(b), "after");
        vm.assertEq(a != b, Day.unwrap(a) != Day.unwrap(b), "another");
        vm.assertEq(a.isSet(), a != NO_DAY, "isSet");
    }

    /// @dev Both ends are in; an end of 0 is none.
    function testFuzz_isBetween(Day day, Day from, Day through) external pure {
        bool begun = Day.unwrap(day) >= Day.unwrap(from);
        bool notOver = Day.unwrap(through) == 0 || Day.unwrap(day) <= Day.unwrap(through);

        vm.assertEq(day.isBetween(from, through), begun && notOver, "between");
        vm.assertEq(day.isBetween(day, through), notOver, "the first day is in");
        vm.assertEq(day.isBetween(from, day), begun, "the last day is in");
        vm.assertTrue(day.isBetween(NO_DAY, NO_DAY), "without bounds every day is in");
    }

    /// @dev Next to the bounds.
    function testFuzz_isBetween_atItsEnds(uint256 seed, uint256 length) external pure {
        uint256 from = bound(seed, 1, _LAST - 2);
        uint256 through = bound(length, from, _LAST - 1);

        vm.assertTrue(!_isBetween(from - 1, from, through), "the day before");
        vm.assertTrue(_isBetween(from, from, through), "the first day");
        vm.assertTrue(_isBetween(through, from, through), "the last day");
        vm.assertTrue(!_isBetween(through + 1, from, through), "the day after");
        vm.assertTrue(_isBetween(_LAST, from, 0), "without an end");
    }

    function _isBetween(uint256 day, uint256 from, uint256 through) private pure returns (bool) {
        return Day.wrap(uint16(day)).isBetween(Day.wrap(uint16(from)), Day.wrap(uint16(through)));
    }

    function _dayOf(uint256 timestamp) private pure returns (uint256) {
        return Day.unwrap(dayOf(timestamp));
    }
}

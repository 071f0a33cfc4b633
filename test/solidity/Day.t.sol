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
        (Day earlier, Day later) = a < b ? (a, b) : (b, a);
        vm.assertEq(Day.unwrap(earlier) + later.minusDays(earlier), Day.unwrap(later), "minusDays");
    }

    function _dayOf(uint256 timestamp) private pure returns (uint256) {
        return Day.unwrap(dayOf(timestamp));
    }
}

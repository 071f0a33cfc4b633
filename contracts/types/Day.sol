// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A calendar day of Asia/Shanghai (UTC+8, without daylight saving), counted from 1970-01-01, which is
/// day 0; the last one is 2149-06-06. As a bound of validity, 0 means that there is no such bound.
type Day is uint16;

using {_lessThan as <, _greaterThan as >, _notEqual as !=, isSet, isBetween} for Day global;

/// @dev No bound.
Day constant NO_DAY = Day.wrap(0);

/// @notice The day that a moment falls on.
/// @param timestamp Unix time, seconds; before 2149.
function dayOf(uint256 timestamp) pure returns (Day) {
    // No time of a block comes near an overflow; the quotient fits 16 bits until 2149-06-06.
    unchecked {
        return Day.wrap(uint16((timestamp + 8 hours) / 1 days));
    }
}

/// @notice Whether the bound is set.
function isSet(Day day) pure returns (bool) {
    return Day.unwrap(day) != 0;
}

/// @notice Whether the day lies in a range, both ends included.
/// @param from First day.
/// @param through Last day; 0 where the range has no end.
function isBetween(Day day, Day from, Day through) pure returns (bool) {
    return !(day < from) && !(through.isSet() && day > through);
}

function _lessThan(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) < Day.unwrap(b);
}

function _greaterThan(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) > Day.unwrap(b);
}

function _notEqual(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) != Day.unwrap(b);
}

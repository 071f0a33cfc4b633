// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An administrative division code (GB/T 2260) as a number of six decimal digits: two for the province,
/// two for the city, two for the county. 340000 is Anhui, 340100 Hefei, 100000 the whole country.
type Region is uint24;

using {covers, isDivision, _notEqual as !=} for Region global;

/// @dev The whole country.
Region constant COUNTRY = Region.wrap(100000);

/// @notice Whether an authority of region `outer` is competent in region `inner`: the prefix rule, two digits a level.
function covers(Region outer, Region inner) pure returns (bool) {
    uint256 o = Region.unwrap(outer);
    uint256 i = Region.unwrap(inner);
    if (o == Region.unwrap(COUNTRY)) return true;
    if (o % 10000 == 0) return o / 10000 == i / 10000;
    if (o % 100 == 0) return o / 100 == i / 100;
    return o == i;
}

/// @notice Whether the number has the form of a division code: six digits, and no county without its city.
function isDivision(Region region) pure returns (bool) {
    uint256 code = Region.unwrap(region);
    bool sixDigits;
    // What lies below wraps around to far above.
    unchecked {
        sixDigits = code - 100000 < 900000;
    }
    return sixDigits && (code % 10000 == 0 || (code / 100) % 100 != 0);
}

function _notEqual(Region a, Region b) pure returns (bool) {
    return Region.unwrap(a) != Region.unwrap(b);
}

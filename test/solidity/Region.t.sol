// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {COUNTRY, Region} from "../../contracts/types/Region.sol";
import {bound, vm} from "./Vm.sol";

/// @dev Held against a reference that works on the digits as text.
contract RegionTest {
    /// @dev Two authorities that are likely to have digits in common.
    function testFuzz_covers_isThePrefixRule(uint24 outerSeed, uint24 innerSeed, uint8 digitsInCommon) external pure {
        uint256 outer = _division(outerSeed);
        uint256 inner = _division(innerSeed);
        uint256 tail = 10 ** (6 - uint256(digitsInCommon % 7));
        inner = (outer / tail) * tail + (inner % tail);
        vm.assume(Region.wrap(uint24(inner)).isDivision());

        bool covers = Region.wrap(uint24(outer)).covers(Region.wrap(uint24(inner)));

        vm.assertEq(covers, _startsWithSamePrefix(outer, inner), "covers is the prefix rule");
    }

    function testFuzz_covers_itself(uint24 seed) external pure {
        Region region = Region.wrap(uint24(_division(seed)));

        vm.assertTrue(region.covers(region), "a region covers itself");
        vm.assertTrue(COUNTRY.covers(region), "the country covers every region");
    }

    function testFuzz_covers_isTransitive(uint24 seed, uint24 city, uint24 county) external pure {
        uint256 province = (_division(seed) / 10_000) * 10_000;
        uint256 inProvince = province + bound(city, 1, 99) * 100;
        uint256 inCity = inProvince + bound(county, 1, 99);

        vm.assertTrue(_covers(province, inProvince), "a province covers its city");
        vm.assertTrue(_covers(inProvince, inCity), "a city covers its county");
        vm.assertTrue(_covers(province, inCity), "a province covers its city's county");
        vm.assertTrue(!_covers(inCity, inProvince), "a county covers no city");
        vm.assertEq(_covers(inProvince, province), false, "a city covers no province");
    }

    function testFuzz_covers_onlyTheCountryCoversTheCountry(uint24 seed) external pure {
        uint256 region = _division(seed);

        vm.assertEq(_covers(region, 100_000), region == 100_000, "nothing else covers the country");
    }

    function testFuzz_isDivision(uint24 code) external pure {
        vm.assertEq(Region.wrap(code).isDivision(), _looksLikeDivision(code), "isDivision");
    }

    /// @dev Six digits are one in sixteen of all that fit.
    function testFuzz_isDivision_ofSixDigits(uint24 seed) external pure {
        uint256 code = bound(seed, 99_999, 1_000_000);

        vm.assertEq(Region.wrap(uint24(code)).isDivision(), _looksLikeDivision(code), "isDivision");
    }

    function _covers(uint256 outer, uint256 inner) private pure returns (bool) {
        return Region.wrap(uint24(outer)).covers(Region.wrap(uint24(inner)));
    }

    /// @dev Every division can come out: a province, a city or a county in a third of the cases each.
    function _division(uint256 seed) private pure returns (uint256) {
        uint256 province = 10 + (seed % 90);
        uint256 city = (seed / 90) % 3 == 0 ? 0 : 1 + ((seed / 270) % 99);
        uint256 county = city == 0 || (seed / 90) % 3 == 1 ? 0 : 1 + ((seed / 26_730) % 99);
        return province * 10_000 + city * 100 + county;
    }

    function _startsWithSamePrefix(uint256 outer, uint256 inner) private pure returns (bool) {
        bytes memory a = bytes(Strings.toString(outer));
        bytes memory b = bytes(Strings.toString(inner));
        if (keccak256(a) == keccak256("100000")) return true;
        uint256 length = 6;
        while (length > 2 && a[length - 1] == "0" && a[length - 2] == "0") length -= 2;
        for (uint256 i = 0; i < length; ++i) {
            if (a[i] != b[i]) return false;
        }
        return true;
    }

    function _looksLikeDivision(uint256 code) private pure returns (bool) {
        bytes memory digits = bytes(Strings.toString(code));
        if (digits.length != 6) return false;
        bool hasCity = digits[2] != "0" || digits[3] != "0";
        bool hasCounty = digits[4] != "0" || digits[5] != "0";
        return hasCity || !hasCounty;
    }
}

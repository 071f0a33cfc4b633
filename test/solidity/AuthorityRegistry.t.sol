// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {ALL_RIGHTS, NO_RIGHTS, Right, Rights} from "../../contracts/types/Rights.sol";
import {Registries} from "./Registries.sol";
import {bound, vm} from "./Vm.sol";

contract AuthorityRegistryTest is Registries {
    AuthorityId private _bozhou;

    function setUp() external {
        vm.prank(_administratorOf("anhui"));
        _bozhou = authorities.register(
            BOZHOU,
            IAuthorityRegistry.Profile("bozhou", "", ""),
            _administratorOf("bozhou")
        );
    }

    // ------------------------------------------------------------------------------------ rights of a license type

    /// @dev Sixteen types share a word, and the first ones that of the authority itself.
    function testFuzz_accreditRoot_changesOneTypeAlone(uint16 a, uint16 b, Rights rights, Rights other) external {
        vm.assume(a != b);
        rights = rights & ALL_RIGHTS;
        other = other & ALL_RIGHTS;

        _accredit(shanghai, a, rights);
        _accredit(shanghai, b, other);
        _assertRights(shanghai, a, rights);
        _accredit(shanghai, a, NO_RIGHTS);

        _assertRights(shanghai, a, NO_RIGHTS);
        _assertRights(shanghai, b, other);
    }

    /// @dev Two types that stand side by side, across the edges of the words.
    function testFuzz_accreditRoot_leavesTheNeighboursAlone(uint16 seed, Rights rights) external {
        uint16 number = uint16(bound(seed, 1, type(uint16).max - 1));
        rights = rights & ALL_RIGHTS;
        _accredit(anhui, number - 1, ALL_RIGHTS);
        _accredit(anhui, number + 1, ALL_RIGHTS);

        _accredit(anhui, number, rights);

        _assertRights(anhui, number - 1, ALL_RIGHTS);
        _assertRights(anhui, number, rights);
        _assertRights(anhui, number + 1, ALL_RIGHTS);
    }

    /// @dev The first types, which are stored with the authority, and the next ones, which are not, each by each.
    function test_accreditRoot_everyTypeOfTheFirstWords() external {
        for (uint16 number = 0; number < 40; ++number) {
            _accredit(shanghai, number, Rights.wrap((number * 37) % 512));
        }

        for (uint16 number = 0; number < 40; ++number) {
            _assertRights(shanghai, number, Rights.wrap((number * 37) % 512));
        }
        IAuthorityRegistry.Authority memory entry = authorities.authorityOf(shanghai);
        vm.assertEq(Region.unwrap(entry.region), Region.unwrap(SHANGHAI), "the region beside the rights");
        vm.assertTrue(entry.until == 0 && !entry.parent.exists(), "what stands beside the rights");
    }

    function testFuzz_accreditRoot_changesOneAuthorityAlone(uint16 number, Rights rights) external {
        _accredit(shanghai, number, ALL_RIGHTS);

        _accredit(anhui, number, rights & ALL_RIGHTS);

        _assertRights(shanghai, number, ALL_RIGHTS);
        _assertRights(anhui, number, rights & ALL_RIGHTS);
    }

    function testFuzz_accreditRoot_refusesWhatIsNoRight(uint16 number, Rights rights) external {
        vm.assume(!rights.within(ALL_RIGHTS));

        vm.expectRevert(abi.encodeWithSelector(IAuthorityRegistry.AuthorityRegistryInvalidRights.selector, rights));
        authorities.accreditRoot(anhui, LicenseTypeId.wrap(number), rights);
    }

    // ----------------------------------------------------------------------------------------------------- the tree

    /// @dev What counts is what both have, now.
    function testFuzz_rightsOf_areThoseThatTheParentHasToo(uint16 number, Rights above, Rights below) external {
        above = above & ALL_RIGHTS;
        below = below & ALL_RIGHTS;
        _accredit(anhui, number, ALL_RIGHTS);
        _accreditBozhou(number, below);

        _accredit(anhui, number, above);

        _assertRights(_bozhou, number, above & below);
        _accredit(anhui, number, ALL_RIGHTS);
        _assertRights(_bozhou, number, below);
        authorities.deactivateByGovernance(anhui);
        _assertRights(_bozhou, number, NO_RIGHTS);
    }

    function testFuzz_accredit_onlyWhatTheParentHas(uint16 number, Rights above, Rights below) external {
        above = above & ALL_RIGHTS;
        below = below & ALL_RIGHTS;
        _accredit(anhui, number, above);
        Rights missing = below.without(above);

        if (!missing.isEmpty()) {
            vm.prank(_administratorOf("anhui"));
            vm.expectRevert(
                abi.encodeWithSelector(
                    IAuthorityRegistry.AuthorityRegistryRightsNotHeld.selector,
                    anhui,
                    LicenseTypeId.wrap(number),
                    missing
                )
            );
            authorities.accredit(_bozhou, LicenseTypeId.wrap(number), below);
        }
        _accreditBozhou(number, below & above);

        _assertRights(_bozhou, number, below & above);
    }

    // ---------------------------------------------------------------------------------------------------- the delay

    /// @dev A new right waits, one that falls away does not, and one that stays is not interrupted.
    function testFuzz_accreditRoot_delay(
        uint16 number,
        Rights before,
        Rights next,
        uint32 delay,
        uint256 wait
    ) external {
        before = before & ALL_RIGHTS;
        next = next & ALL_RIGHTS;
        _accredit(anhui, number, before);
        authorities.setAccreditationDelay(delay);
        uint256 heldFrom = vm.getBlockTimestamp() + delay;

        _accredit(anhui, number, next);

        _assertRights(anhui, number, delay == 0 ? next : before & next);
        vm.warp(bound(wait, vm.getBlockTimestamp(), heldFrom + 1 days));
        _assertRights(anhui, number, vm.getBlockTimestamp() < heldFrom ? before & next : next);
        if (delay != 0) {
            vm.warp(heldFrom - 1);
            _assertRights(anhui, number, before & next);
        }
        vm.warp(heldFrom);
        _assertRights(anhui, number, next);
    }

    /// @dev A right that waits is not lost, nor does it come earlier, when other rights are set for another type.
    function testFuzz_accreditRoot_waitsForEachTypeByItself(uint16 a, uint16 b, uint32 delaySeed) external {
        vm.assume(a != b);
        uint32 delay = uint32(bound(delaySeed, 1, type(uint32).max));
        _accredit(shanghai, a, NO_RIGHTS);
        _accredit(shanghai, b, ALL_RIGHTS);
        authorities.setAccreditationDelay(delay);
        uint256 heldFrom = vm.getBlockTimestamp() + delay;
        _accredit(shanghai, a, ALL_RIGHTS);

        _accredit(shanghai, b, NO_RIGHTS);

        _assertRights(shanghai, a, NO_RIGHTS);
        vm.warp(heldFrom);
        _assertRights(shanghai, a, ALL_RIGHTS);
        _assertRights(shanghai, b, NO_RIGHTS);
    }

    // --------------------------------------------------------------------------------------------------------- keys

    /// @dev Whom a key acts for, and where.
    function testFuzz_identify(address account, uint8 rightSeed) external {
        vm.assume(account != address(0) && !authorities.keyOf(account).authority.exists());
        vm.prank(_administratorOf("anhui"));
        KeyId key = authorities.addKey(account, OPERATE);
        Right right = Right(uint8(bound(rightSeed, 0, uint8(type(Right).max))));

        (AuthorityId authority, KeyId found, Region region) = authorities.identify(account);
        _assertAnhui(authority, found, region, key);
        (authority, found, region) = authorities.checkRight(LAWYER, account, right);
        _assertAnhui(authority, found, region, key);
        (address named, uint40 distrustedAsOf) = authorities.keyById(key);
        vm.assertEq(named, account, "the key's account");
        vm.assertEq(distrustedAsOf, 0, "trusted");
    }

    /// @dev Distrust begins at its moment, that one included.
    function testFuzz_isTrusted(uint256 moment, uint256 asOfSeed) external {
        uint40 vouchedAt = uint40(bound(moment, 0, type(uint40).max));
        uint40 asOf = uint40(bound(asOfSeed, 1, vm.getBlockTimestamp()));
        KeyId key = authorities.keyOf(anhuiOperator).id;
        vm.assertTrue(authorities.isTrusted(key, vouchedAt), "before");

        authorities.distrustKeyByGovernance(anhuiOperator, asOf);

        vm.assertEq(authorities.isTrusted(key, vouchedAt), vouchedAt < asOf, "trusted");
        vm.assertTrue(!authorities.isTrusted(key, asOf), "at that moment");
        vm.assertTrue(authorities.isTrusted(key, asOf - 1), "a second before");
    }

    function _accredit(AuthorityId authority, uint16 number, Rights rights) private {
        authorities.accreditRoot(authority, LicenseTypeId.wrap(number), rights);
    }

    function _accreditBozhou(uint16 number, Rights rights) private {
        vm.prank(_administratorOf("anhui"));
        authorities.accredit(_bozhou, LicenseTypeId.wrap(number), rights);
    }

    function _assertRights(AuthorityId authority, uint16 number, Rights expected) private view {
        Rights rights = authorities.rightsOf(authority, LicenseTypeId.wrap(number));
        vm.assertEq(Rights.unwrap(rights), Rights.unwrap(expected), "rights");
    }

    function _assertAnhui(AuthorityId authority, KeyId key, Region region, KeyId expectedKey) private view {
        vm.assertEq(AuthorityId.unwrap(authority), AuthorityId.unwrap(anhui), "authority");
        vm.assertEq(KeyId.unwrap(key), KeyId.unwrap(expectedKey), "key");
        vm.assertEq(Region.unwrap(region), Region.unwrap(ANHUI), "region");
    }
}

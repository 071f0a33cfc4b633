// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PackedGrant} from "../../contracts/types/PackedGrant.sol";
import {vm} from "./Vm.sol";

contract PackedGrantTest {
    /// @dev What is stored of a grant, apart.
    struct Parts {
        bool opened;
        bool withdrawn;
        uint32 used;
    }

    function testFuzz_isTheMembersInTheirOrder(Parts memory parts) external pure {
        _assertParts(_pack(parts), parts);
    }

    function test_isZeroAtFirst() external pure {
        _assertParts(PackedGrant.wrap(0), Parts(false, false, 0));
    }

    function testFuzz_opened(Parts memory parts) external pure {
        PackedGrant changed = _pack(parts).opened();

        parts.opened = true;
        _assertSame(changed, parts);
    }

    function testFuzz_withdrawn(Parts memory parts) external pure {
        PackedGrant changed = _pack(parts).withdrawn();

        parts.withdrawn = true;
        _assertSame(changed, parts);
    }

    function testFuzz_withUse(Parts memory parts) external pure {
        parts.used = parts.used % type(uint32).max;
        PackedGrant changed = _pack(parts).withUse();

        parts.opened = true;
        ++parts.used;
        _assertSame(changed, parts);
    }

    /// @dev The count carries from bit to bit, up to the most that a grant can allow.
    function testFuzz_withUse_carries(Parts memory parts, uint8 bits) external pure {
        parts.used = uint32((uint256(1) << (bits % 32)) - 1);
        PackedGrant changed = _pack(parts).withUse();

        parts.opened = true;
        ++parts.used;
        _assertSame(changed, parts);
    }

    function testFuzz_withUse_upToTheMost(bool withdrawn) external pure {
        PackedGrant changed = _pack(Parts(true, withdrawn, type(uint32).max - 1)).withUse();

        _assertSame(changed, Parts(true, withdrawn, type(uint32).max));
    }

    function _pack(Parts memory parts) private pure returns (PackedGrant) {
        uint256 flags = (parts.opened ? 1 : 0) + (parts.withdrawn ? 2 : 0);
        return PackedGrant.wrap(uint256(parts.used) * 4 + flags);
    }

    /// @dev No bit beyond the members either.
    function _assertSame(PackedGrant grant, Parts memory parts) private pure {
        vm.assertEq(PackedGrant.unwrap(grant), PackedGrant.unwrap(_pack(parts)), "word");
        _assertParts(grant, parts);
    }

    function _assertParts(PackedGrant grant, Parts memory parts) private pure {
        vm.assertEq(grant.isOpened(), parts.opened, "opened");
        vm.assertEq(grant.isWithdrawn(), parts.withdrawn, "withdrawn");
        vm.assertEq(grant.used(), parts.used, "used");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashChain} from "../../contracts/libraries/HashChain.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {PackedRegister} from "../../contracts/types/PackedRegister.sol";
import {vm} from "./Vm.sol";

contract PackedRegisterTest {
    /// @dev What a register consists of, apart.
    struct Parts {
        uint192 head;
        uint32 count;
        uint32 inCustody;
    }

    function testFuzz_isTheMembersInTheirOrder(Parts memory parts) external pure {
        _assertParts(_pack(parts), parts);
    }

    function testFuzz_withEntry(Parts memory parts, LicenseId id) external pure {
        vm.assume(parts.count != type(uint32).max);
        PackedRegister changed = _pack(parts).withEntry(id);

        parts.head = HashChain.registerHead(parts.head, LicenseId.unwrap(id));
        ++parts.count;
        _assertParts(changed, parts);
    }

    /// @dev The count carries from bit to bit, and never into what stands above it while there is room.
    function testFuzz_withEntry_carries(Parts memory parts, LicenseId id, uint8 bits) external pure {
        parts.count = uint32((uint256(1) << (bits % 32)) - 1);
        PackedRegister changed = _pack(parts).withEntry(id);

        parts.head = HashChain.registerHead(parts.head, LicenseId.unwrap(id));
        ++parts.count;
        _assertParts(changed, parts);
    }

    function testFuzz_isFull(Parts memory parts) external pure {
        vm.assertEq(_pack(parts).isFull(), parts.count == type(uint32).max, "full");

        parts.count = type(uint32).max;
        vm.assertTrue(_pack(parts).isFull(), "full");
    }

    function testFuzz_custody(Parts memory parts) external pure {
        parts.inCustody = parts.inCustody % type(uint32).max;
        PackedRegister changed = _pack(parts).withOneMoreInCustody();
        _assertParts(changed.withOneLessInCustody(), parts);

        ++parts.inCustody;
        _assertParts(changed, parts);
    }

    function _pack(Parts memory parts) private pure returns (PackedRegister) {
        return PackedRegister.wrap(uint256(bytes32(abi.encodePacked(parts.inCustody, parts.count, parts.head))));
    }

    function _assertParts(PackedRegister register, Parts memory parts) private pure {
        vm.assertEq(register.head(), parts.head, "head");
        vm.assertEq(register.count(), parts.count, "count");
        vm.assertEq(register.inCustody(), parts.inCustody, "inCustody");
    }
}

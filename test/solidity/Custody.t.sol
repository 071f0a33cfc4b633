// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Custody} from "../../contracts/libraries/Custody.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {vm} from "./Vm.sol";

contract CustodyTest {
    function testFuzz_roundTrip(AuthorityId authority) external pure {
        address custody = Custody.custodyOf(authority);

        vm.assertTrue(Custody.isCustody(custody), "a custody address is known as one");
        vm.assertEq(
            AuthorityId.unwrap(Custody.authorityOf(custody)),
            AuthorityId.unwrap(authority),
            "it leads back to its authority"
        );
        vm.assertEq(bytes32(bytes16(bytes20(custody))), bytes16(keccak256("elicense.custody")), "prefix");
        vm.assertTrue(custody != address(0), "custody is not the zero address");
    }

    function testFuzz_isInjective(AuthorityId a, AuthorityId b) external pure {
        vm.assertEq(Custody.custodyOf(a) == Custody.custodyOf(b), a == b, "each authority has its own");
    }

    /// @dev An account has the prefix with a chance of 2^-128.
    function testFuzz_accountsAreNotCustody(address account) external pure {
        vm.assume(uint160(account) >> 32 != Custody.PREFIX);

        vm.assertTrue(!Custody.isCustody(account), "an account is not custody");
    }

    function testFuzz_oneBitOfThePrefixIsEnough(AuthorityId authority) external pure {
        uint160 custody = uint160(Custody.custodyOf(authority));

        for (uint256 place = 32; place < 160; ++place) {
            address other = address(custody ^ uint160(1 << place));
            vm.assertTrue(!Custody.isCustody(other), "another prefix is not custody");
        }
    }
}

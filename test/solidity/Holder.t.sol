// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Holder} from "../../contracts/libraries/Holder.sol";
import {vm} from "./Vm.sol";

contract HolderTest {
    function testFuzz_accountOf_anAccount(address account) external pure {
        vm.assertEq(Holder.accountOf(abi.encodePacked(account)), account, "the account itself");
    }

    function testFuzz_accountOf_aKey(address verifier, bytes memory key) external pure {
        vm.assume(key.length != 0);
        bytes memory signer = abi.encodePacked(verifier, key);

        vm.assertEq(Holder.accountOf(signer), _hashed(signer), "the low 160 bits of the hash");
    }

    /// @dev Whatever is not 20 bytes long is hashed, which signs nothing where it has no verifier.
    function testFuzz_accountOf_ofAnyLength(bytes32 filling) external pure {
        for (uint256 length = 0; length <= 64; ++length) {
            bytes memory signer = new bytes(length);
            for (uint256 i = 0; i < length; ++i) signer[i] = filling[i % 32];
            address expected = length == 20 ? address(bytes20(filling)) : _hashed(signer);

            vm.assertEq(Holder.accountOf(signer), expected, "the account");
        }
    }

    /// @dev Two signers of one verifier are two holders, and so are two verifiers of one key.
    function testFuzz_accountOf_dependsOnBoth(address verifier, address other, bytes32 a, bytes32 b) external pure {
        vm.assume(verifier != other && a != b);
        address account = Holder.accountOf(abi.encodePacked(verifier, a));

        vm.assertTrue(Holder.accountOf(abi.encodePacked(verifier, b)) != account, "another key");
        vm.assertTrue(Holder.accountOf(abi.encodePacked(other, a)) != account, "another verifier");
    }

    function _hashed(bytes memory signer) private pure returns (address) {
        return address(bytes20(keccak256(signer) << 96));
    }
}

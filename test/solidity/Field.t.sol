// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {Field} from "../../contracts/types/Field.sol";
import {vm} from "./Vm.sol";

contract FieldTest {
    function testFuzz_leaf_isThatOfTheStandardTree(Field memory field) external pure {
        bytes32 inner = keccak256(abi.encode(field.path, field.salt, field.value));

        vm.assertEq(field.leafOf(), keccak256(abi.encode(inner)), "leaf");
    }

    /// @dev An inner node hashes 64 bytes, a leaf 32.
    function testFuzz_leaf_isNoInnerNode(Field memory a, Field memory b) external pure {
        bytes32 node = Hashes.commutativeKeccak256(a.leafOf(), b.leafOf());

        vm.assertTrue(node != a.leafOf() && node != b.leafOf(), "a node is none of its leaves");
        Field memory forged = Field("", a.leafOf(), string(abi.encodePacked(b.leafOf())));
        vm.assertTrue(forged.leafOf() != node, "a field made of two leaves is not their node");
        vm.assertTrue(keccak256(abi.encode(node)) != node, "hashing a node once more does not give it");
    }

    function testFuzz_leaf_changesWithEachMember(Field memory field, bytes32 salt, string memory text) external pure {
        bytes32 leaf = field.leafOf();

        vm.assertEq(Field(text, field.salt, field.value).leafOf() == leaf, _same(text, field.path), "path");
        vm.assertEq(Field(field.path, salt, field.value).leafOf() == leaf, salt == field.salt, "salt");
        vm.assertEq(Field(field.path, field.salt, text).leafOf() == leaf, _same(text, field.value), "value");
    }

    /// @dev Moving characters between path and value must not keep the leaf.
    function testFuzz_leaf_keepsPathAndValueApart(bytes32 salt, string memory a, string memory b) external pure {
        vm.assume(bytes(b).length != 0);

        bytes32 leaf = Field(a, salt, b).leafOf();

        vm.assertTrue(Field(string.concat(a, b), salt, "").leafOf() != leaf, "path and value are kept apart");
    }

    function _same(string memory a, string memory b) private pure returns (bool) {
        return keccak256(bytes(a)) == keccak256(bytes(b));
    }
}

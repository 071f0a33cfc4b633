// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice One disclosed value of a license document, the preimage of a leaf of the document's Merkle tree.
/// @param path Where the value stands in the document, as a JSON Pointer (RFC 6901).
/// @param salt 32 bytes that keep the value from being guessed from its leaf.
/// @param value The value in canonical JSON (RFC 8785), UTF-8.
struct Field {
    string path;
    bytes32 salt;
    string value;
}

using {leafOf} for Field global;

/// @notice The field's leaf.
/// @dev Hashed twice, as OpenZeppelin's standard tree does: an inner node is the hash of 64 bytes, a leaf the hash of
/// 32, so that no inner node can be passed off as a leaf.
function leafOf(Field memory field) pure returns (bytes32) {
    return keccak256(bytes.concat(keccak256(abi.encode(field.path, field.salt, field.value))));
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "./AuthorityId.sol";
import {LicenseId} from "./LicenseId.sol";

/// @notice What a holder grants. Append-only.
/// @dev A presentation answers a verifier's challenge face to face: it lasts a minute at most, and for one use.
enum GrantKind {
    Consent,
    Presentation
}

/// @notice A holder's leave to use a license, signed as EIP-712 typed data. Its id is the hash that is signed.
/// @param kind What is granted.
/// @param license The license.
/// @param holder The account that the license is bound to: an account, or for a signer without one (ERC-7913) the low
/// 160 bits of keccak256(signer).
/// @param binding How often the license was bound to another account, modulo 256: another binding ends the grant.
/// @param consumer Who may use it.
/// @param matter What for: keccak256(abi.encode(string code, bytes32 salt)), so that the use can be compared with the
/// grant and nobody else reads it.
/// @param fields Set of the fields that may be asked for, bit n for the license type's field n.
/// @param notBefore First second at which it is valid, Unix time.
/// @param notAfter Last such second.
/// @param maxUses How often it may be used.
/// @param nonce Tells two grants of the same terms apart; of a presentation, the verifier's challenge.
struct Grant {
    GrantKind kind;
    LicenseId license;
    address holder;
    uint8 binding;
    AuthorityId consumer;
    bytes32 matter;
    uint128 fields;
    uint40 notBefore;
    uint40 notAfter;
    uint32 maxUses;
    bytes32 nonce;
}

using {structHashOf, isSound} for Grant global;

/// @dev EIP-712 type hash of {Grant}.
bytes32 constant GRANT_TYPEHASH = keccak256(
    "Grant(uint8 kind,bytes32 license,address holder,uint8 binding,uint32 consumer,bytes32 matter,uint128 fields,"
    "uint40 notBefore,uint40 notAfter,uint32 maxUses,bytes32 nonce)"
);

/// @dev The longest that a presentation is valid, seconds.
uint40 constant MAX_PRESENTATION_PERIOD = 60;

/// @notice The hash of the grant as an EIP-712 struct: keccak256(abi.encode(GRANT_TYPEHASH, grant)).
function structHashOf(Grant memory grant) pure returns (bytes32 structHash) {
    bytes32 typeHash = GRANT_TYPEHASH;
    // Memory holds a grant as the ABI encodes it, in eleven words; what lies behind the free pointer is nobody's.
    assembly ("memory-safe") {
        let start := mload(0x40)
        mstore(start, typeHash)
        mcopy(add(start, 0x20), grant, 0x160)
        structHash := keccak256(start, 0x180)
    }
}

/// @notice Whether a grant of its kind may have its terms: a presentation has a challenge, one use, and a minute.
function isSound(Grant memory grant) pure returns (bool) {
    if (grant.maxUses == 0 || grant.notAfter < grant.notBefore) return false;
    if (grant.kind == GrantKind.Consent) return true;
    return
        grant.maxUses == 1 && grant.nonce != bytes32(0) && grant.notAfter - grant.notBefore <= MAX_PRESENTATION_PERIOD;
}

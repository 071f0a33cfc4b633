// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "./AuthorityId.sol";
import {Day} from "./Day.sol";
import {Decision} from "./Decision.sol";
import {LicenseTypeId} from "./LicenseTypeId.sol";
import {Region} from "./Region.sol";

/// @notice A license's id, which commits to its own issue. From the highest bits: license type 16, issuing
/// authority 32, region 24, and the first 184 bits of keccak256(abi.encode(issuance)).
/// @dev The issuing authority is part of the id, so nobody can squat on another's; the issuance is too, so the same
/// issue twice is the same id; the same document under another decision is another license. As an ERC-721 token id it
/// is the same 256 bits as a number.
type LicenseId is bytes32;

using {_notEqual as !=, licenseTypeOf, authorityOf, regionOf, commitsTo, tokenIdOf} for LicenseId global;

/// @notice What a license was issued on; its hash is part of the id.
/// @param root Root of the Merkle tree over the license document's salted fields.
/// @param decision The decision to issue.
/// @param validThrough Last day of validity, that day included; 0 where the license does not expire.
struct Issuance {
    bytes32 root;
    Decision decision;
    Day validThrough;
}

/// @notice Derives the id that an issue gives.
/// @param issuanceHash What {hashIssuance} gives.
function deriveLicenseId(
    LicenseTypeId licenseType,
    AuthorityId authority,
    Region region,
    bytes32 issuanceHash
) pure returns (LicenseId) {
    return
        LicenseId.wrap(
            bytes32(
                (uint256(LicenseTypeId.unwrap(licenseType)) << 240) |
                    (uint256(AuthorityId.unwrap(authority)) << 208) |
                    (uint256(Region.unwrap(region)) << 184) |
                    (uint256(issuanceHash) >> 72)
            )
        );
}

/// @notice The hash of an issuance: keccak256(abi.encode(issuance)), the parts of which are given one by one, since
/// that spares a copy.
function hashIssuance(bytes32 root, Decision memory decision, Day validThrough) pure returns (bytes32 issuanceHash) {
    // Memory holds a decision as the ABI encodes it, in four words; what lies behind the free pointer is nobody's.
    assembly ("memory-safe") {
        let start := mload(0x40)
        mstore(start, root)
        mcopy(add(start, 0x20), decision, 0x80)
        mstore(add(start, 0xa0), and(validThrough, 0xffff))
        issuanceHash := keccak256(start, 0xc0)
    }
}

/// @notice The license type in the id.
function licenseTypeOf(LicenseId id) pure returns (LicenseTypeId) {
    // The shift leaves 16 bits.
    return LicenseTypeId.wrap(uint16(uint256(LicenseId.unwrap(id)) >> 240));
}

/// @notice The issuing authority in the id.
function authorityOf(LicenseId id) pure returns (AuthorityId) {
    // The cast takes the 32 bits under the type.
    return AuthorityId.wrap(uint32(uint256(LicenseId.unwrap(id)) >> 208));
}

/// @notice The region in the id.
function regionOf(LicenseId id) pure returns (Region) {
    // The cast takes the 24 bits under the authority.
    return Region.wrap(uint24(uint256(LicenseId.unwrap(id)) >> 184));
}

/// @notice Whether the id was derived from this issuance.
function commitsTo(LicenseId id, Issuance calldata issuance) pure returns (bool) {
    bytes32 issuanceHash = hashIssuance(issuance.root, issuance.decision, issuance.validThrough);
    return uint184(uint256(LicenseId.unwrap(id))) == uint256(issuanceHash) >> 72;
}

/// @notice The id as an ERC-721 token id.
function tokenIdOf(LicenseId id) pure returns (uint256) {
    return uint256(LicenseId.unwrap(id));
}

function _notEqual(LicenseId a, LicenseId b) pure returns (bool) {
    return LicenseId.unwrap(a) != LicenseId.unwrap(b);
}

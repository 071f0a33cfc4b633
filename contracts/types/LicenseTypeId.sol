// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A license type's number in the LicenseCatalog: sequential from 1; 0 is no type.
type LicenseTypeId is uint16;

using {_equal as ==, _notEqual as !=} for LicenseTypeId global;

function _equal(LicenseTypeId a, LicenseTypeId b) pure returns (bool) {
    return LicenseTypeId.unwrap(a) == LicenseTypeId.unwrap(b);
}

function _notEqual(LicenseTypeId a, LicenseTypeId b) pure returns (bool) {
    return LicenseTypeId.unwrap(a) != LicenseTypeId.unwrap(b);
}

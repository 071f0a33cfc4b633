// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A license type's number in the LicenseCatalog: sequential from 1; 0 is no type.
type LicenseTypeId is uint16;

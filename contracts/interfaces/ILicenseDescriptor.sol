// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LicenseId} from "../types/LicenseId.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";

/// @title What a wallet or explorer shows of a license
interface ILicenseDescriptor {
    /// @notice ERC-721 metadata of a license as a `data:` URI: type, issuer, region, status and dates, as far as the
    /// chain knows them, and no personal data.
    function tokenURI(ILicenseRegistry registry, LicenseId id) external view returns (string memory);
}

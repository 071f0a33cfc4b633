// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {IAuthorityRegistry} from "./interfaces/IAuthorityRegistry.sol";
import {ILicenseDescriptor} from "./interfaces/ILicenseDescriptor.sol";
import {ILicenseRegistry} from "./interfaces/ILicenseRegistry.sol";
import {Day} from "./types/Day.sol";
import {LicenseId} from "./types/LicenseId.sol";
import {Region} from "./types/Region.sol";
import {Status} from "./types/Status.sol";

/// @title LicenseDescriptor
/// @notice ERC-721 metadata, built on the chain. See {ILicenseDescriptor}.
contract LicenseDescriptor is ILicenseDescriptor {
    using Strings for uint256;

    /// @inheritdoc ILicenseDescriptor
    function tokenURI(ILicenseRegistry registry, LicenseId id) external view returns (string memory) {
        ILicenseRegistry.Standing memory standing = registry.standingOf(id);
        string memory typeName = registry.catalog().typeOf(id.licenseTypeOf()).name;

        string memory attributes = string.concat(
            _attribute("type", Strings.escapeJSON(typeName)),
            ",",
            _attribute("issuer", _issuerCode(registry.authorities(), id)),
            ",",
            _attribute("region", uint256(Region.unwrap(id.regionOf())).toString()),
            ",",
            _attribute("status", _statusName(standing.status)),
            ",",
            _attribute("trusted", standing.trusted ? "true" : "false"),
            _dates(standing)
        );

        return
            string.concat(
                "data:application/json;base64,",
                Base64.encode(
                    bytes(
                        string.concat(
                            '{"name":"',
                            Strings.escapeJSON(typeName),
                            '","description":"An electronic license. Its document is with its holder and issuer; ',
                            'no personal data are on the chain.","attributes":[',
                            attributes,
                            "]}"
                        )
                    )
                )
            );
    }

    /// @dev The dates as Unix time of their day's first second in Asia/Shanghai, for explorers' `date` display.
    function _dates(ILicenseRegistry.Standing memory standing) private pure returns (string memory dates) {
        dates = string.concat(",", _date("vouched for since", standing.vouchedAt));
        if (standing.validThrough.isSet()) {
            uint256 start = uint256(Day.unwrap(standing.validThrough)) * 1 days - 8 hours;
            dates = string.concat(dates, ",", _date("valid through", start));
        }
    }

    function _attribute(string memory trait, string memory value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', trait, '","value":"', value, '"}');
    }

    function _date(string memory trait, uint256 timestamp) private pure returns (string memory) {
        return string.concat('{"display_type":"date","trait_type":"', trait, '","value":', timestamp.toString(), "}");
    }

    /// @dev The issuer's public code: ASCII without trailing zero bytes.
    function _issuerCode(IAuthorityRegistry authorities, LicenseId id) private view returns (string memory) {
        bytes18 code = authorities.profileOf(id.authorityOf()).code;
        uint256 length = 0;
        while (length < 18 && code[length] != 0) ++length;
        bytes memory text = new bytes(length);
        for (uint256 i = 0; i < length; ++i) text[i] = code[i];
        return Strings.escapeJSON(string(text));
    }

    function _statusName(Status status) private pure returns (string memory) {
        if (status == Status.Active) return "ACTIVE";
        if (status == Status.Suspended) return "SUSPENDED";
        if (status == Status.Expired) return "EXPIRED";
        if (status == Status.Superseded) return "SUPERSEDED";
        if (status == Status.Transferred) return "TRANSFERRED";
        if (status == Status.Revoked) return "REVOKED";
        if (status == Status.Annulled) return "ANNULLED";
        if (status == Status.Cancelled) return "CANCELLED";
        return "NONE";
    }
}

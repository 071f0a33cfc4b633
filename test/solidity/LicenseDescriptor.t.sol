// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";

import {LicenseDescriptor} from "../../contracts/LicenseDescriptor.sol";
import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "../../contracts/interfaces/ILicenseCatalog.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Status} from "../../contracts/types/Status.sol";
import {deploy, vm} from "./Vm.sol";

/// @dev A registry, a catalog and authorities in one, as far as the descriptor asks them.
contract StandingStub {
    Status private _status;

    function setStatus(Status status) external {
        _status = status;
    }

    function standingOf(LicenseId) external view returns (ILicenseRegistry.Standing memory standing) {
        standing.status = _status;
    }

    function typeOf(LicenseTypeId) external pure returns (ILicenseCatalog.LicenseType memory licenseType) {
        licenseType.name = "Lawyer";
    }

    function profileOf(AuthorityId) external pure returns (IAuthorityRegistry.Profile memory profile) {
        profile.code = "1134";
    }

    function catalog() external view returns (address) {
        return address(this);
    }

    function authorities() external view returns (address) {
        return address(this);
    }
}

/// @dev One status after the other, without a license that has gone through them.
contract LicenseDescriptorTest {
    function test_tokenURI_namesEveryStatus() external {
        LicenseDescriptor descriptor = LicenseDescriptor(deploy("LicenseDescriptor", ""));
        StandingStub stub = new StandingStub();
        for (uint8 i = 0; i <= uint8(type(Status).max); ++i) {
            stub.setStatus(Status(i));

            string memory uri = descriptor.tokenURI(ILicenseRegistry(address(stub)), LicenseId.wrap(0));

            vm.assertEq(keccak256(bytes(uri)), keccak256(bytes(_uri(_nameOf(Status(i))))), "tokenURI");
        }
    }

    function _uri(string memory status) private pure returns (string memory) {
        string memory json = string.concat(
            '{"name":"Lawyer","description":"An electronic license. Its document is with its holder and issuer; ',
            'no personal data are on the chain.","attributes":[{"trait_type":"type","value":"Lawyer"},',
            '{"trait_type":"issuer","value":"1134"},{"trait_type":"region","value":"0"},',
            '{"trait_type":"status","value":"',
            status,
            '"},{"trait_type":"trusted","value":"false"},',
            '{"display_type":"date","trait_type":"vouched for since","value":0}]}'
        );
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json)));
    }

    function _nameOf(Status status) private pure returns (string memory) {
        string[9] memory names = [
            "NONE",
            "ACTIVE",
            "SUSPENDED",
            "EXPIRED",
            "SUPERSEDED",
            "TRANSFERRED",
            "REVOKED",
            "ANNULLED",
            "CANCELLED"
        ];
        return names[uint8(status)];
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../interfaces/IAccessLog.sol";
import {AuthorityId} from "../types/AuthorityId.sol";
import {Grant} from "../types/Grant.sol";
import {LicenseId} from "../types/LicenseId.sol";
import {LicenseTypeId} from "../types/LicenseTypeId.sol";
import {Outcome} from "../types/Outcome.sol";
import {Status} from "../types/Status.sol";

/// @title A court's register of counsel
/// @notice An example of a contract that uses licenses: it admits counsel to a case only by a use of the license that
/// was allowed, and so recorded.
/// @dev The contract is itself an operating key of the court's, which is accredited to use. What to copy from it: it
/// never reverts because a use was denied. A revert would undo the record of the denial too, and nobody would learn
/// that somebody tried. It says by its answer and its event that counsel was not admitted. And an allowed use is not
/// all: that the license is in force is asked besides, since a grant can be used of a suspended one too.
contract CourtCases {
    /// @notice Counsel was admitted to a case.
    /// @param caseHash Salted hash of the case's number.
    /// @param license License that was used.
    event CounselAdmitted(bytes32 indexed caseHash, LicenseId indexed license);

    /// @notice Counsel was not admitted: the use was denied, or the license is not in force.
    event CounselRefused(bytes32 indexed caseHash, LicenseId indexed license, Outcome outcome);

    /// @notice The caller's key is not the court's, or may not operate for it.
    error CourtCasesForeignCaller(address caller);

    /// @notice The license is of another type than counsel's: nothing was used.
    error CourtCasesWrongType(LicenseId license, LicenseTypeId licenseType);

    /// @notice The matter is another than the admission of counsel: nothing was used.
    error CourtCasesWrongMatter(uint32 matter);

    /// @notice The log of uses.
    IAccessLog public immutable accessLog;

    /// @notice The court.
    AuthorityId public immutable court;

    /// @notice The type of counsel's license.
    LicenseTypeId public immutable licenseType;

    /// @notice Number of the admission of counsel on the type's published list of uses.
    uint32 public immutable matter;

    mapping(bytes32 caseHash => mapping(LicenseId license => bool admitted)) private _counsel;

    /// @dev Whoever could call would use licenses in the court's name.
    modifier onlyCourt() {
        (AuthorityId authority, , ) = accessLog.authorities().identify(msg.sender);
        if (authority != court) revert CourtCasesForeignCaller(msg.sender);
        _;
    }

    /// @param accessLog_ The log of uses.
    /// @param court_ The court.
    /// @param licenseType_ The type of counsel's license.
    /// @param matter_ Number of the admission of counsel on its published list.
    constructor(IAccessLog accessLog_, AuthorityId court_, LicenseTypeId licenseType_, uint32 matter_) {
        accessLog = accessLog_;
        court = court_;
        licenseType = licenseType_;
        matter = matter_;
    }

    /// @notice Admits counsel by statutory duty.
    /// @param request The use; that its context is of this case only the transaction says, which both share.
    /// @return admitted Whether counsel was admitted. The use is recorded in either case.
    function admit(
        bytes32 caseHash,
        IAccessLog.UseRequest calldata request
    ) external onlyCourt returns (bool admitted) {
        _requireType(request.id);
        if (request.matter != matter) revert CourtCasesWrongMatter(request.matter);
        return _conclude(caseHash, request.id, accessLog.use(request));
    }

    /// @notice Admits counsel under the holder's grant.
    /// @return admitted Whether counsel was admitted. The use is recorded in either case.
    function admitUnderGrant(
        bytes32 caseHash,
        IAccessLog.GrantedUseRequest calldata request,
        Grant calldata grant,
        IAccessLog.HolderSignature calldata signature
    ) external onlyCourt returns (bool admitted) {
        _requireType(grant.license);
        return _conclude(caseHash, grant.license, accessLog.useUnderSignedGrant(request, grant, signature));
    }

    /// @notice Whether the license's holder was admitted to the case.
    function isCounsel(bytes32 caseHash, LicenseId license) external view returns (bool) {
        return _counsel[caseHash][license];
    }

    /// @dev Before anything is used, so nothing is lost by the revert.
    function _requireType(LicenseId license) private view {
        if (license.licenseTypeOf() != licenseType) revert CourtCasesWrongType(license, license.licenseTypeOf());
    }

    /// @dev No revert here, whatever the outcome.
    function _conclude(bytes32 caseHash, LicenseId license, Outcome outcome) private returns (bool admitted) {
        (Status status, ) = accessLog.licenses().statusOf(license);
        admitted = outcome == Outcome.Allowed && status == Status.Active;
        if (admitted) {
            _counsel[caseHash][license] = true;
            emit CounselAdmitted(caseHash, license);
        } else {
            emit CounselRefused(caseHash, license, outcome);
        }
    }
}

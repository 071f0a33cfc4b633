// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {JointApproval} from "./JointApproval.sol";
import {IAuthorityRegistry} from "./interfaces/IAuthorityRegistry.sol";
import {AuthorityId, NO_AUTHORITY} from "./types/AuthorityId.sol";
import {KeyId} from "./types/KeyId.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {Region} from "./types/Region.sol";
import {ALL_RIGHTS, NO_RIGHTS, only, Right, Rights} from "./types/Rights.sol";

/// @title AuthorityRegistry
/// @notice Who may act. See {IAuthorityRegistry}.
contract AuthorityRegistry is IAuthorityRegistry, JointApproval, AccessManaged {
    /// @dev One slot: all that acting asks of an authority, so that each level of the tree costs one slot to climb.
    /// `rights` holds the rights for the first license types, 16 bits each.
    struct Node {
        AuthorityId parent;
        Region region;
        uint40 until;
        uint160 rights;
    }

    /// @dev One slot: what only changes of the tree ask.
    struct Origin {
        uint40 since;
        uint8 depth;
        uint16 administrators;
    }

    /// @dev Rights that were accredited and do not hold yet.
    struct PendingRights {
        Rights rights;
        uint40 heldFrom;
    }

    /// @dev What a key's number leads to. Apart from {Key}, so that trust costs one slot to read.
    struct KeyStanding {
        address account;
        uint40 distrustedAsOf;
    }

    /// @notice How deep the tree may be.
    uint8 public constant MAX_DEPTH = 4;

    /// @notice How far back an authority may distrust a key of its own.
    uint40 public constant SISTER_DISTRUST_WINDOW = 30 days;

    /// @dev How many license types a node has room for, 0 counted in.
    uint256 private constant _NODE_TYPES = 10;

    uint8 private constant _OPERATE = uint8(1 << uint8(Role.Operate));
    uint8 private constant _ADMINISTER = uint8(1 << uint8(Role.Administer));

    uint32 private _authorityCount;
    uint24 private _keyCount;
    uint32 private _accreditationDelay;

    mapping(AuthorityId authority => Node node) private _nodes;
    mapping(AuthorityId authority => Origin origin) private _origins;
    mapping(AuthorityId authority => Profile profile) private _profiles;
    mapping(bytes18 code => AuthorityId bearer) private _bearers;
    mapping(address account => Key key) private _keys;
    mapping(KeyId key => KeyStanding standing) private _keyStandings;

    /// @dev Rights for the license types that a node has no room for: sixteen a word, 16 bits each.
    mapping(AuthorityId authority => mapping(uint256 lane => uint256 word)) private _rights;
    mapping(AuthorityId authority => mapping(LicenseTypeId licenseType => PendingRights pending)) private _pending;

    /// @param accessManager The consortium's AccessManager.
    constructor(address accessManager) AccessManaged(accessManager) {}

    // ------------------------------------------------------------------------------------------------ governance

    /// @inheritdoc IAuthorityRegistry
    function admitRoot(
        Region region,
        Profile calldata profile,
        address administrator
    ) external restricted returns (AuthorityId authority) {
        authority = _register(NO_AUTHORITY, 0, region, profile, administrator);
    }

    /// @inheritdoc IAuthorityRegistry
    function accreditRoot(AuthorityId authority, LicenseTypeId licenseType, Rights rights) external restricted {
        _requireRoot(authority);

        _accredit(authority, licenseType, rights);
    }

    /// @inheritdoc IAuthorityRegistry
    function deactivateByGovernance(AuthorityId authority) external restricted {
        _requireKnown(authority);

        _deactivate(authority);
    }

    /// @inheritdoc IAuthorityRegistry
    function distrustKeyByGovernance(address account, uint40 asOf) external restricted {
        _distrust(account, asOf);
    }

    /// @inheritdoc IAuthorityRegistry
    function appointRootAdministrator(AuthorityId authority, address administrator) external restricted {
        _requireRoot(authority);

        _appoint(authority, administrator);
    }

    /// @inheritdoc IAuthorityRegistry
    function setAccreditationDelay(uint32 delay) external restricted {
        _accreditationDelay = delay;

        emit AccreditationDelayChanged(delay);
    }

    // ------------------------------------------------------------------------------------------ sub-authorities

    /// @inheritdoc IAuthorityRegistry
    function register(
        Region region,
        Profile calldata profile,
        address administrator
    ) external returns (AuthorityId authority) {
        AuthorityId parent = _requireAdministrator(msg.sender);
        uint8 depth = _origins[parent].depth;
        if (depth == MAX_DEPTH) revert AuthorityRegistryTooDeep(parent, MAX_DEPTH);
        Region parentRegion = _nodes[parent].region;
        if (!parentRegion.covers(region)) revert AuthorityRegistryRegionNotCovered(region, parentRegion);

        authority = _register(parent, depth, region, profile, administrator);
    }

    /// @inheritdoc IAuthorityRegistry
    function accredit(AuthorityId authority, LicenseTypeId licenseType, Rights rights) external {
        AuthorityId parent = _requireParent(authority);
        Rights missing = rights.without(rightsOf(parent, licenseType));
        if (!missing.isEmpty()) revert AuthorityRegistryRightsNotHeld(parent, licenseType, missing);

        _accredit(authority, licenseType, rights);
    }

    /// @inheritdoc IAuthorityRegistry
    function deactivate(AuthorityId authority) external {
        _requireParent(authority);

        _deactivate(authority);
    }

    /// @inheritdoc IAuthorityRegistry
    function appointAdministrator(AuthorityId authority, address administrator) external {
        _requireParent(authority);

        _appoint(authority, administrator);
    }

    // ----------------------------------------------------------------------------------------------------- keys

    /// @inheritdoc IAuthorityRegistry
    function addKey(address account, uint8 roles) external returns (KeyId key) {
        AuthorityId authority = _requireAdministrator(msg.sender);

        key = _addKey(authority, account, roles);
    }

    /// @inheritdoc IAuthorityRegistry
    function removeKey(address account) external {
        AuthorityId authority = _requireAdministrator(msg.sender);
        (AuthorityId owner, , uint8 roles) = _requireKey(account);
        if (owner != authority) revert AuthorityRegistryForeignKey(account, owner);
        if (roles & _ADMINISTER != 0 && _origins[authority].administrators == 1) {
            revert AuthorityRegistryLastAdministrator(authority);
        }

        _removeKey(account);
    }

    /// @inheritdoc IAuthorityRegistry
    function distrustKey(address account, uint40 asOf) external {
        AuthorityId caller = _requireAdministrator(msg.sender);
        AuthorityId authority = _keys[account].authority;
        if (!authority.exists()) revert AuthorityRegistryUnknownKey(account);
        if (authority == caller) {
            if (account == msg.sender) revert AuthorityRegistryDistrustsItself(account);
            uint40 earliest = uint40(block.timestamp) - SISTER_DISTRUST_WINDOW;
            if (asOf < earliest) revert AuthorityRegistryDistrustTooEarly(account, asOf, earliest);
        } else if (_nodes[authority].parent != caller) {
            revert AuthorityRegistryNotParent(authority, caller);
        }

        _distrust(account, asOf);
    }

    // ---------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IAuthorityRegistry
    function checkRight(
        LicenseTypeId licenseType,
        address account,
        Right right
    )
        public
        view
        override(IAuthorityRegistry, JointApproval)
        returns (AuthorityId authority, KeyId key, Region region)
    {
        (authority, key) = _operatorOf(account);

        Rights needed = only(right);
        for (AuthorityId current = authority; ;) {
            // Each level's slot is read once: the optimizer joins what stands together.
            Node storage node = _nodes[current];
            (AuthorityId parent, Region nodeRegion, uint40 until) = (node.parent, node.region, node.until);
            Rights settled = _settledRights(node.rights, current, licenseType);
            if (current == authority) region = nodeRegion;
            if (until != 0) revert AuthorityRegistryInactive(authority, current);
            // The pending rights are read only where the right is missing, so that a level costs one slot.
            if (!needed.within(settled) && !needed.within(_maturedRights(current, licenseType))) {
                revert AuthorityRegistryNotAccredited(authority, licenseType, right);
            }
            if (!parent.exists()) break;
            current = parent;
        }
    }

    /// @inheritdoc IAuthorityRegistry
    function identify(
        address account
    )
        public
        view
        override(IAuthorityRegistry, JointApproval)
        returns (AuthorityId authority, KeyId key, Region region)
    {
        (authority, key) = _operatorOf(account);
        AuthorityId inactive = _inactiveAmong(authority);
        if (inactive.exists()) revert AuthorityRegistryInactive(authority, inactive);

        region = _nodes[authority].region;
    }

    /// @inheritdoc IAuthorityRegistry
    function isActive(AuthorityId authority) public view returns (bool) {
        return _origins[authority].since != 0 && !_inactiveAmong(authority).exists();
    }

    /// @inheritdoc IAuthorityRegistry
    function isWithin(AuthorityId authority, AuthorityId ancestor) external view returns (bool) {
        for (AuthorityId current = authority; current.exists(); current = _nodes[current].parent) {
            if (current == ancestor) return true;
        }
        return false;
    }

    /// @inheritdoc IAuthorityRegistry
    function rightsOf(AuthorityId authority, LicenseTypeId licenseType) public view returns (Rights rights) {
        if (!isActive(authority)) return NO_RIGHTS;

        rights = ALL_RIGHTS;
        for (AuthorityId current = authority; current.exists(); current = _nodes[current].parent) {
            rights = rights & _ownRights(current, licenseType);
        }
    }

    /// @inheritdoc IAuthorityRegistry
    function authorityOf(AuthorityId authority) external view returns (Authority memory) {
        Node storage node = _nodes[authority];
        Origin storage origin = _origins[authority];
        return
            Authority({
                parent: node.parent,
                region: node.region,
                since: origin.since,
                until: node.until,
                depth: origin.depth,
                administrators: origin.administrators
            });
    }

    /// @inheritdoc IAuthorityRegistry
    function profileOf(AuthorityId authority) external view returns (Profile memory) {
        return _profiles[authority];
    }

    /// @inheritdoc IAuthorityRegistry
    function authorityByCode(bytes18 code) public view returns (AuthorityId) {
        AuthorityId bearer = _bearers[code];
        return isActive(bearer) ? bearer : NO_AUTHORITY;
    }

    /// @inheritdoc IAuthorityRegistry
    function authorityCount() external view returns (uint32) {
        return _authorityCount;
    }

    /// @inheritdoc IAuthorityRegistry
    function keyOf(address account) external view returns (Key memory) {
        return _keys[account];
    }

    /// @inheritdoc IAuthorityRegistry
    function keyById(KeyId key) external view returns (address account, uint40 distrustedAsOf) {
        KeyStanding storage standing = _keyStandings[key];
        return (standing.account, standing.distrustedAsOf);
    }

    /// @inheritdoc IAuthorityRegistry
    function isTrusted(KeyId key, uint40 vouchedAt) external view returns (bool) {
        KeyStanding storage standing = _keyStandings[key];
        if (standing.account == address(0)) return false;
        return standing.distrustedAsOf == 0 || vouchedAt < standing.distrustedAsOf;
    }

    /// @inheritdoc IAuthorityRegistry
    function accreditationDelay() external view returns (uint32) {
        return _accreditationDelay;
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _register(
        AuthorityId parent,
        uint8 parentDepth,
        Region region,
        Profile calldata profile,
        address administrator
    ) private returns (AuthorityId authority) {
        if (!region.isDivision()) revert AuthorityRegistryInvalidRegion(region);
        if (profile.code == bytes18(0)) revert AuthorityRegistryEmptyCode();
        AuthorityId bearer = authorityByCode(profile.code);
        if (bearer.exists()) revert AuthorityRegistryCodeTaken(profile.code, bearer);

        authority = AuthorityId.wrap(++_authorityCount);
        _nodes[authority] = Node({parent: parent, region: region, until: 0, rights: 0});
        _origins[authority] = Origin({since: uint40(block.timestamp), depth: parentDepth + 1, administrators: 0});
        _profiles[authority] = profile;
        _bearers[profile.code] = authority;

        emit AuthorityRegistered(authority, parent, region, profile.code, profile.metadataHash, profile.metadataURI);

        _addKey(authority, administrator, _ADMINISTER);
    }

    function _accredit(AuthorityId authority, LicenseTypeId licenseType, Rights rights) private {
        if (!rights.within(ALL_RIGHTS)) revert AuthorityRegistryInvalidRights(rights);

        Rights held = _ownRights(authority, licenseType);
        Rights added = rights.without(held);
        uint40 heldFrom = uint40(block.timestamp) + _accreditationDelay;
        bool atOnce = heldFrom == block.timestamp;

        _setRights(authority, licenseType, atOnce ? rights : rights & held);
        _pending[authority][licenseType] = PendingRights(atOnce ? NO_RIGHTS : added, heldFrom);

        emit AuthorityAccredited(authority, licenseType, rights, added, heldFrom);
    }

    function _setRights(AuthorityId authority, LicenseTypeId licenseType, Rights rights) private {
        uint256 number = LicenseTypeId.unwrap(licenseType);
        if (number < _NODE_TYPES) {
            // Neither cast loses a bit: the node's word has room for every type that comes here.
            _nodes[authority].rights = uint160(_withRights(_nodes[authority].rights, number, rights));
        } else {
            uint256 word = _rights[authority][number / 16];
            _rights[authority][number / 16] = _withRights(word, number % 16, rights);
        }
    }

    function _deactivate(AuthorityId authority) private {
        Node storage node = _nodes[authority];
        if (node.until != 0) revert AuthorityRegistryInactive(authority, authority);

        node.until = uint40(block.timestamp);

        emit AuthorityDeactivated(authority);
    }

    function _appoint(AuthorityId authority, address administrator) private {
        if (_origins[authority].administrators != 0) revert AuthorityRegistryHasAdministrator(authority);

        _addKey(authority, administrator, _ADMINISTER);
    }

    function _addKey(AuthorityId authority, address account, uint8 roles) private returns (KeyId id) {
        if (account == address(0)) revert AuthorityRegistryZeroKey();
        if (roles == 0 || roles > (_OPERATE | _ADMINISTER)) revert AuthorityRegistryInvalidRoles(roles);
        Key storage key = _keys[account];
        if (key.authority.exists()) revert AuthorityRegistryKeyTaken(account, key.authority);

        id = KeyId.wrap(++_keyCount);
        _keys[account] = Key({
            authority: authority,
            id: id,
            roles: roles,
            addedAt: uint40(block.timestamp),
            removedAt: 0
        });
        _keyStandings[id].account = account;
        if (roles & _ADMINISTER != 0) ++_origins[authority].administrators;

        emit KeyAdded(authority, account, id, roles);
    }

    function _removeKey(address account) private {
        Key storage key = _keys[account];
        key.removedAt = uint40(block.timestamp);
        if (key.roles & _ADMINISTER != 0) --_origins[key.authority].administrators;

        emit KeyRemoved(key.authority, account, key.id);
    }

    function _distrust(address account, uint40 asOf) private {
        Key storage key = _keys[account];
        if (!key.authority.exists()) revert AuthorityRegistryUnknownKey(account);
        KeyStanding storage standing = _keyStandings[key.id];
        uint40 latest = standing.distrustedAsOf == 0 ? uint40(block.timestamp) : standing.distrustedAsOf - 1;
        // 0 means that a key is trusted, so no distrust can begin there.
        if (asOf == 0 || asOf > latest) revert AuthorityRegistryDistrustTooLate(account, asOf, latest);

        standing.distrustedAsOf = asOf;

        emit KeyDistrusted(key.authority, account, key.id, asOf);

        if (key.removedAt == 0) _removeKey(account);
    }

    function _approvesFrom(address account) internal view override returns (uint40) {
        return _keys[account].addedAt + _accreditationDelay;
    }

    function _requireKnown(AuthorityId authority) private view {
        if (_origins[authority].since == 0) revert AuthorityRegistryUnknownAuthority(authority);
    }

    function _requireRoot(AuthorityId authority) private view {
        _requireKnown(authority);
        AuthorityId parent = _nodes[authority].parent;
        if (parent.exists()) revert AuthorityRegistryNotRoot(authority, parent);
    }

    /// @dev The caller's authority, which must be the parent of this one.
    function _requireParent(AuthorityId authority) private view returns (AuthorityId parent) {
        _requireKnown(authority);
        parent = _requireAdministrator(msg.sender);
        if (_nodes[authority].parent != parent) revert AuthorityRegistryNotParent(authority, parent);
    }

    /// @dev A key that is in use.
    function _requireKey(address account) private view returns (AuthorityId authority, KeyId id, uint8 roles) {
        Key storage key = _keys[account];
        (authority, id, roles) = (key.authority, key.id, key.roles);
        uint40 removedAt = key.removedAt;
        if (!authority.exists()) revert AuthorityRegistryUnknownKey(account);
        if (removedAt != 0) revert AuthorityRegistryKeyRemoved(account, removedAt);
    }

    /// @dev The authority, active or not, that the account operates for.
    function _operatorOf(address account) private view returns (AuthorityId authority, KeyId key) {
        uint8 roles;
        (authority, key, roles) = _requireKey(account);
        if (roles & _OPERATE == 0) revert AuthorityRegistryMissingRole(account, Role.Operate);
    }

    /// @dev The authority, active, that the account administers.
    function _requireAdministrator(address account) private view returns (AuthorityId authority) {
        uint8 roles;
        (authority, , roles) = _requireKey(account);
        if (roles & _ADMINISTER == 0) revert AuthorityRegistryMissingRole(account, Role.Administer);

        AuthorityId inactive = _inactiveAmong(authority);
        if (inactive.exists()) revert AuthorityRegistryInactive(authority, inactive);
    }

    /// @dev The lowest deactivated one among an authority and all above it; none where all are active.
    function _inactiveAmong(AuthorityId authority) private view returns (AuthorityId) {
        for (AuthorityId current = authority; current.exists(); current = _nodes[current].parent) {
            if (_nodes[current].until != 0) return current;
        }
        return NO_AUTHORITY;
    }

    /// @dev An authority's own accreditation, whatever those above it have.
    function _ownRights(AuthorityId authority, LicenseTypeId licenseType) private view returns (Rights) {
        return
            _settledRights(_nodes[authority].rights, authority, licenseType) | _maturedRights(authority, licenseType);
    }

    function _settledRights(
        uint160 nodeRights,
        AuthorityId authority,
        LicenseTypeId licenseType
    ) private view returns (Rights) {
        uint256 number = LicenseTypeId.unwrap(licenseType);
        if (number < _NODE_TYPES) return _rightsAt(nodeRights, number);
        return _rightsAt(_rights[authority][number / 16], number % 16);
    }

    function _maturedRights(AuthorityId authority, LicenseTypeId licenseType) private view returns (Rights) {
        PendingRights storage pending = _pending[authority][licenseType];
        return block.timestamp < pending.heldFrom ? NO_RIGHTS : pending.rights;
    }

    function _rightsAt(uint256 word, uint256 position) private pure returns (Rights) {
        // The cast takes the 16 bits at the position.
        return Rights.wrap(uint16(word >> (position << 4)));
    }

    function _withRights(uint256 word, uint256 position, Rights rights) private pure returns (uint256) {
        uint256 rest = word & ~(uint256(type(uint16).max) << (position << 4));
        return rest | (uint256(Rights.unwrap(rights)) << (position << 4));
    }
}

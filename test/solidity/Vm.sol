// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev An event, as the runner hands it over.
struct Log {
    bytes32[] topics;
    bytes data;
    address emitter;
}

/// @title The test runner's cheat codes, as far as they are used here
interface Vm {
    /// @notice Sets the block's time.
    function warp(uint256 timestamp) external;

    /// @notice Sets the block's number.
    function roll(uint256 number) external;

    /// @notice The block's time, read anew: the optimizer takes `block.timestamp` for the same throughout a call,
    /// whatever {warp} did meanwhile.
    function getBlockTimestamp() external view returns (uint256);

    /// @notice The block's number, read anew.
    function getBlockNumber() external view returns (uint256);

    /// @notice Sends the next call from this account.
    function prank(address sender) external;

    /// @notice The account of a private key.
    function addr(uint256 privateKey) external pure returns (address);

    /// @notice Signs a hash with a private key.
    function sign(uint256 privateKey, bytes32 hash) external pure returns (uint8 v, bytes32 r, bytes32 s);

    /// @notice Begins to keep the events.
    function recordLogs() external;

    /// @notice The events kept since the last time, in their order.
    function getRecordedLogs() external returns (Log[] memory);

    /// @notice The creation code of a contract, as it was built.
    function getCode(string calldata name) external view returns (bytes memory);

    /// @notice Adds a line to a file, which the configuration must allow.
    function writeLine(string calldata path, string calldata line) external;

    /// @notice Writes a file, which the configuration must allow.
    function writeFile(string calldata path, string calldata text) external;

    /// @notice Discards the run unless the condition holds.
    function assume(bool condition) external pure;

    /// @notice Expects the next call to revert with this data.
    function expectRevert(bytes calldata data) external;

    /// @notice Fails the test unless both are the same.
    function assertEq(uint256 left, uint256 right, string calldata what) external pure;

    /// @notice Fails the test unless both are the same.
    function assertEq(bytes32 left, bytes32 right, string calldata what) external pure;

    /// @notice Fails the test unless both are the same.
    function assertEq(address left, address right, string calldata what) external pure;

    /// @notice Fails the test unless both are the same.
    function assertEq(bool left, bool right, string calldata what) external pure;

    /// @notice Fails the test unless the condition holds.
    function assertTrue(bool condition, string calldata what) external pure;
}

/// @dev The runner answers at the first 160 bits of keccak256("hevm cheat code").
Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

/// @dev Deploys a contract as it was built, with its constructor's arguments. `new` would compile its code once more
/// into every test that deploys it.
function deploy(string memory name, bytes memory constructorArguments) returns (address deployed) {
    bytes memory code = bytes.concat(vm.getCode(name), constructorArguments);
    assembly ("memory-safe") {
        deployed := create(0, add(code, 32), mload(code))
    }
    require(deployed != address(0), string.concat(name, " could not be deployed."));
}

/// @dev A number brought into a range, both ends included.
function bound(uint256 number, uint256 least, uint256 most) pure returns (uint256) {
    uint256 size = most - least + 1;
    // The whole range of numbers has a size of 2^256, which is 0 here.
    return size == 0 ? number : least + (number % size);
}

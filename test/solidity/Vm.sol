// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The test runner's cheat codes, as far as they are used here
interface Vm {
    /// @notice Sets the block's time.
    function warp(uint256 timestamp) external;

    /// @notice Sets the block's number.
    function roll(uint256 number) external;

    /// @notice Sends the next call from this account.
    function prank(address sender) external;

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

/// @dev A number brought into a range, both ends included.
function bound(uint256 number, uint256 least, uint256 most) pure returns (uint256) {
    uint256 size = most - least + 1;
    // The whole range of numbers has a size of 2^256, which is 0 here.
    return size == 0 ? number : least + (number % size);
}

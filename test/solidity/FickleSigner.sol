// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @dev A contract that signs for an account (ERC-1271), and may change its mind.
contract FickleSigner {
    enum Answer {
        Yes,
        No,
        Selector,
        Garbage,
        Nothing,
        Revert
    }

    Answer private _answer;

    function setAnswer(Answer answer) external {
        _answer = answer;
    }

    /// @dev What is asked is this contract's fallback: an answer may be none that the interface knows.
    fallback() external {
        Answer answer = _answer;
        bytes4 selector = IERC1271.isValidSignature.selector;
        if (msg.sig != selector || answer == Answer.Revert) revert("FickleSigner");

        bytes memory returned = abi.encode(selector);
        if (answer == Answer.No) returned = abi.encode(bytes4(0xffffffff));
        // Four bytes are none that the ABI knows.
        if (answer == Answer.Selector) returned = abi.encodePacked(selector);
        if (answer == Answer.Garbage) returned = abi.encodePacked(selector, keccak256("garbage"));
        if (answer == Answer.Nothing) returned = "";
        assembly ("memory-safe") {
            return(add(returned, 0x20), mload(returned))
        }
    }
}

// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Two cases that every reader would take for one; numbering them would hide it and move identities.
package struct JUnitNameClash: Error, Hashable, CustomStringConvertible {
  package var classname: String
  package var name: String

  package var description: String {
    "write the JUnit report: the case \"\(name)\" of \"\(classname)\" stands twice; give each check "
      + "an id, and each manifest a model, of its own"
  }
}

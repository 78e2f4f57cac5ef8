// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// An open safetensors file: its header as read once, and its data to be read.
package struct SafetensorsFile: Sendable {
  package let inspection: SafetensorsInspection
  let file: ArtifactFile

  /// Throws only where the machine fails; ask the inspection whether the file is well-formed.
  package init(at url: URL) throws(ArtifactReadError) {
    file = try ArtifactFile(at: url)
    inspection = try SafetensorsReader.read(file)
  }

  /// Empty tensors stand before the one that shares their place, else by name.
  var tensorsInDataOrder: [SafetensorsInspection.TensorEntry] {
    inspection.tensors.sorted { left, right in
      let (a, b) = (left.dataRange, right.dataRange)
      if a != b { return (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound) }
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  /// Itself, where it has no fault.
  func checked() throws(MalformedSafetensorsError) -> Self {
    guard let fault = inspection.faults.first else { return self }
    throw MalformedSafetensorsError(
      path: file.path, firstFault: fault, faultCount: inspection.faultCount)
  }
}

/// A comparison wants two sound files; the tensors of a broken one are not all there.
package struct MalformedSafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  package let path: String
  package let firstFault: StructureFault
  package let faultCount: Int

  package var description: String {
    "compare \(path): it is malformed (\(firstFault.message)); write it again"
  }
}

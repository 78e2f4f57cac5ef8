// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Makes safetensors files, good ones and bad ones.
enum SafetensorsWriter {
  struct Tensor {
    let name: String
    let dtype: String
    let shape: [Int]
    let data: [UInt8]
  }

  /// Well-formed; tensors lie in the order given.
  static func file(_ tensors: [Tensor], metadata: String = "") -> [UInt8] {
    var entries = metadata.isEmpty ? [] : ["\"__metadata__\":\(metadata)"]
    var offset = 0
    for tensor in tensors {
      let end = offset + tensor.data.count
      entries.append(entry(tensor.name, tensor.dtype, tensor.shape, offset, end))
      offset = end
    }
    return file(header: "{\(entries.joined(separator: ","))}", data: tensors.flatMap(\.data))
  }

  static func entry(
    _ name: String, _ dtype: String, _ shape: [Int], _ start: Int, _ end: Int
  ) -> String {
    """
    "\(name)":{"dtype":"\(dtype)","shape":\(shape),"data_offsets":[\(start),\(end)]}
    """
  }

  static func file(header: String, data: [UInt8] = []) -> [UInt8] {
    file(header: Array(header.utf8), data: data)
  }

  static func file(header: [UInt8], data: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
    bytes([length ?? UInt64(header.count)]) + header + data
  }

  static func bytes(_ numbers: [some FixedWidthInteger]) -> [UInt8] {
    numbers.flatMap { withUnsafeBytes(of: $0.littleEndian, Array.init) }
  }

  static func floats(_ name: String, _ values: [Float]) -> Tensor {
    Tensor(
      name: name, dtype: "F32", shape: [values.count], data: bytes(values.map(\.bitPattern)))
  }
}

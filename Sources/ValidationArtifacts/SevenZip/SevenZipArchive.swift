// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// The directory of a 7z archive (7zFormat.txt of the LZMA SDK): folders, which are streams that
/// were packed together, and the files in them.
struct SevenZipArchive {
  private(set) var folders: [Folder] = []
  private static let longest: UInt64 = 16 << 20

  /// The start header at byte 6 points to the directory, which may be packed itself.
  init(_ source: any ByteSource, _ scan: ArtifactScan) throws(ExpansionFailure) {
    var start = DecoderInput(source, from: 12)
    let (offset, size) = (
      try start.littleEndian(UInt64.self), try start.littleEndian(UInt64.self)
    )
    let checksum = try start.littleEndian(UInt32.self)
    guard size > 0 else { return }
    guard source.size >= 32, offset <= source.size - 32, size <= source.size - 32 - offset else {
      throw .truncated(at: source.size)
    }
    guard size <= Self.longest else { throw .unsupported("its directory takes \(size) bytes") }
    var input = DecoderInput(source, from: 32 + offset)
    var header = try input.bytes(Int(size))
    guard Checksum.crc32(header) == checksum else {
      throw .corrupt("the directory has a wrong checksum", at: 32 + offset)
    }
    // One level is what archivers write; more would be a trick.
    for _ in 0..<4 where header.first == 0x17 { header = try Self.unpack(header, source, scan) }
    guard header.first == 0x01 else { throw .corrupt("the directory is of no known kind", at: 0) }
    var directory = SevenZipHeader(header, scan)
    folders = try directory.read()
  }

  private static func unpack(
    _ header: [UInt8], _ source: any ByteSource, _ scan: ArtifactScan
  ) throws(ExpansionFailure) -> [UInt8] {
    var directory = SevenZipHeader(header, scan)
    guard let folder = try directory.readPacked().first, folder.size <= longest else {
      throw .corrupt("the packed directory has no stream", at: 0)
    }
    let expansion = try folder.expand(source, scan)
    if let failure = expansion.failure { throw failure }
    do throws(ArtifactReadError) {
      return try expansion.content.prefix(Int(longest))
    } catch {
      throw .stop(.unreadable(error))
    }
  }
}

extension SevenZipArchive {
  struct File: Hashable {
    let name: String
    /// In the folder's expanded stream.
    let offset: UInt64
    let size: UInt64
  }

  /// One way of packing, as a number out of the format's list, with its properties.
  struct Coder: Hashable {
    let method: UInt64
    let properties: [UInt8]
    let isSimple: Bool
  }

  struct Folder {
    let coders: [Coder]
    /// Which coder's input takes which one's output.
    var bonds: [(input: Int, output: Int)] = []
    /// From the beginning of the file.
    var offset: UInt64 = 0
    var packedSize: UInt64 = 0
    /// Expanded.
    var size: UInt64 = 0
    var files: [File] = []

    /// Chains of stored, LZMA, LZMA2, deflate, bzip2 and the x86 filter are decoded.
    func expand(
      _ source: any ByteSource, _ scan: ArtifactScan
    ) throws(ExpansionFailure) -> Expansion {
      if coders.contains(where: { $0.method == 0x06f1_0701 }) {
        throw .unsupported("it is encrypted")
      }
      let packed = SourceSlice(source, from: offset, count: packedSize)
      var expansion = Expansion.stored(packed, claimed: packedSize)
      for coder in try chain() {
        guard let method = try method(coder) else { continue }
        let before = expansion
        do throws(ReadStop) {
          expansion = try Expansion.of(before.content, method, scan)
        } catch {
          throw .stop(error)
        }
        if let failure = before.failure { expansion = expansion.failing(failure) }
      }
      return expansion
    }

    /// From the packed bytes on: each coder's output is bound to another's input.
    private func chain() throws(ExpansionFailure) -> [Coder] {
      guard coders.allSatisfy(\.isSimple) else {
        throw .unsupported("it is packed by coders of several streams, which are not decoded here")
      }
      guard
        var place = coders.indices.first(where: { index in !bonds.contains { $0.input == index } })
      else { throw .corrupt("no coder takes the packed bytes", at: offset) }
      var chain = [coders[place]]
      while let bond = bonds.first(where: { $0.output == place }), chain.count < coders.count {
        place = min(bond.input, coders.count - 1)
        chain.append(coders[place])
      }
      return chain
    }
  }
}

extension SevenZipArchive.Folder {
  /// Nil where the bytes are stored as they are.
  private func method(_ coder: SevenZipArchive.Coder) throws(ExpansionFailure) -> Expansion.Method?
  {
    switch coder.method {
    case 0x00: return nil
    case 0x03_0101: return .lzma(try LZMAProperties(coder.properties), count: size)
    case 0x21:
      guard let code = coder.properties.first else {
        throw .corrupt("LZMA2 has no dictionary size", at: offset)
      }
      return .lzma2(dictionarySize: try LZMA2.dictionarySize(code))
    case 0x0303_0103, 0x04: return .branchFilter
    case 0x04_0108: return .deflate
    case 0x04_0202: return .bzip2
    default: throw .unsupported("coder \(String(coder.method, radix: 16)) is not decoded here")
    }
  }
}

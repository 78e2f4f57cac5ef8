// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation

extension ContentDigest {
  /// In lowercase hexadecimal. Follows symbolic links.
  package static func hex(
    _ algorithm: RecordedDigest.Algorithm, ofFileAt url: URL
  ) throws(ContentReadError) -> String {
    switch algorithm {
    case .sha256: try hex(SHA256(), ofFileAt: url)
    case .sha512: try hex(SHA512(), ofFileAt: url)
    case .sha1: try hex(Insecure.SHA1(), ofFileAt: url)
    case .md5: try hex(Insecure.MD5(), ofFileAt: url)
    case .gitBlob: try gitBlob(ofFileAt: url).hex
    }
  }

  private static func hex(
    _ new: some HashFunction, ofFileAt url: URL
  ) throws(ContentReadError) -> String {
    var hash = new
    try ContentFile(at: url).forEachChunk { hash.update(bufferPointer: $0) }
    return LowercaseHex.text(hash.finalize())
  }
}

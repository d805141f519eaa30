// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/file_hashes.h"

#ifdef FLIPBOOK_HASHES

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <openssl/evp.h>
#include <span>

namespace flipbook {

namespace {

using Bytes = std::span<const std::byte>;

class Sha256 {
public:
    Sha256() : m_context(EVP_MD_CTX_new())
    {
        m_is_good = m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1;
    }

    void add(Bytes bytes)
    {
        m_is_good = m_is_good && EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1;
    }

    // Hexadecimal; empty where memory ran out.
    std::string finish()
    {
        constexpr std::size_t digest_bytes = 32;
        std::array<unsigned char, digest_bytes> digest{};
        if (!m_is_good || EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) != 1)
            return "";
        std::string text;
        for (const unsigned char byte : digest) {
            text += "0123456789abcdef"[byte >> 4U];
            text += "0123456789abcdef"[byte & 0xFU];
        }
        return text;
    }

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };

    std::unique_ptr<EVP_MD_CTX, Free> m_context;
    bool m_is_good = false;
};

// Where the data of a safetensors file begin; 0 for other files.
std::size_t data_begin(Bytes bytes)
{
    constexpr std::size_t length_bytes = 8;
    if (bytes.size() <= length_bytes || bytes[length_bytes] != std::byte{'{'})
        return 0;
    std::uint64_t length = 0;
    for (std::size_t i = length_bytes; i-- > 0;)
        length = length << 8U | std::to_integer<std::uint64_t>(bytes[i]);
    return length > bytes.size() - length_bytes ? 0
                                                : static_cast<std::size_t>(length) + length_bytes;
}

std::string hash_of_piece(Bytes bytes)
{
    constexpr std::size_t begin = 0x100000, size = 0x10000;
    Sha256 hash;
    if (bytes.size() > begin)
        hash.add(bytes.subspan(begin, std::min(size, bytes.size() - begin)));
    return hash.finish();
}

}  // namespace

std::optional<FileHashes> hash_file(const MappedFile& file, bool is_lora,
                                    const std::map<std::string, std::string>& metadata,
                                    const std::stop_token& stop)
{
    constexpr std::size_t chunk = std::size_t{16} << 20U;
    constexpr std::size_t model_digits = 10, old_digits = 8, lora_digits = 12;
    const Bytes bytes = file.bytes();
    const std::size_t begin = data_begin(bytes);
    Sha256 whole, data;
    for (std::size_t at = 0; at < bytes.size(); at += chunk) {
        if (stop.stop_requested())
            return std::nullopt;
        const Bytes piece = bytes.subspan(at, std::min(chunk, bytes.size() - at));
        whole.add(piece);
        if (is_lora && begin < at + piece.size())
            data.add(piece.subspan(begin > at ? begin - at : 0));
        file.release(at, piece.size());
    }
    FileHashes hashes;
    hashes.sha256 = whole.finish();
    if (hashes.sha256.empty())
        return std::nullopt;
    hashes.a1111 = hashes.sha256.substr(0, model_digits);
    hashes.a1111_old = hash_of_piece(bytes).substr(0, old_digits);
    if (is_lora) {
        const auto stored = metadata.find("sshs_model_hash");
        hashes.a1111_lora =
            (stored != metadata.end() ? stored->second : data.finish()).substr(0, lora_digits);
    }
    return hashes;
}

}  // namespace flipbook

#else

namespace flipbook {

std::optional<FileHashes> hash_file(const MappedFile&, bool,
                                    const std::map<std::string, std::string>&,
                                    const std::stop_token&)
{
    return std::nullopt;
}

}  // namespace flipbook

#endif

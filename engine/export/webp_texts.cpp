// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/webp_texts.h"

#include <memory>

#include <webp/mux.h>

namespace flipbook {

namespace {

struct DeleteMux {
    void operator()(WebPMux* mux) const { WebPMuxDelete(mux); }
};
using Mux = std::unique_ptr<WebPMux, DeleteMux>;

constexpr const char* exif_chunk = "EXIF";
constexpr int borrow = 0;  // The bytes outlive the mux.

Mux open_mux(std::span<const std::uint8_t> bytes)
{
    const WebPData data{bytes.data(), bytes.size()};
    return Mux(WebPMuxCreate(&data, borrow));
}

}  // namespace

Result<void> insert_webp_texts(std::vector<std::uint8_t>& webp, const ExifTexts& texts)
{
    const Mux mux = open_mux(webp);
    if (mux == nullptr)
        return Error{ErrorCode::corrupt, "Texts can only be put into a well-formed WebP."};
    const std::vector<std::uint8_t> exif = write_exif(texts);
    const WebPData chunk{exif.data(), exif.size()};
    WebPData whole{};
    WebPDataInit(&whole);
    const bool is_done = WebPMuxSetChunk(mux.get(), exif_chunk, &chunk, borrow) == WEBP_MUX_OK
                         && WebPMuxAssemble(mux.get(), &whole) == WEBP_MUX_OK;
    if (is_done)
        webp.assign(whole.bytes, whole.bytes + whole.size);
    WebPDataClear(&whole);
    if (!is_done)
        return Error{ErrorCode::out_of_memory, "There is not enough memory to complete a WebP."};
    return {};
}

Result<ExifTexts> read_webp_texts(std::span<const std::uint8_t> bytes, const std::string& name)
{
    const Mux mux = open_mux(bytes);
    if (mux == nullptr)
        return Error{ErrorCode::corrupt, name + " is a damaged WebP."};
    WebPData chunk{};
    if (WebPMuxGetChunk(mux.get(), exif_chunk, &chunk) != WEBP_MUX_OK)
        return ExifTexts();
    return read_exif({chunk.bytes, chunk.size});
}

}  // namespace flipbook

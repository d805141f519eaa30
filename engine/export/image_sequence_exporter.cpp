// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/image_sequence_exporter.h"

#include <span>
#include <string>
#include <vector>

#include "core/atomic_file.h"
#include "export/deep_png.h"
#include "export/file_bytes.h"
#include "export/frame_checks.h"
#include "export/png.h"

namespace flipbook {

namespace {

using EncodePng = Result<std::vector<std::uint8_t>> (*)(const Frame&);

class ImageSequenceExporter : public Exporter {
public:
    ImageSequenceExporter(EncodePng encode, Size size, const ExportRequest& request,
                          AtomicFolder folder)
        : m_encode(encode), m_size(size), m_recipe(request.recipe), m_infotext(request.infotext),
          m_folder(std::move(folder))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        FLIPBOOK_ASSIGN(auto png, m_encode(frame));
        if (!m_recipe.empty())
            insert_png_text(png, "flipbook-recipe", m_recipe);
        if (!m_infotext.empty())
            insert_png_text(png, "parameters", m_infotext);
        std::string number = std::to_string(m_frame_count++);
        number.insert(0, number.size() < 5 ? 5 - number.size() : 0, '0');
        return write(number + ".png", png);
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        if (!m_recipe.empty()) {
            const std::vector<std::uint8_t> recipe(m_recipe.begin(), m_recipe.end());
            FLIPBOOK_TRY(write("recipe.json", recipe));
        }
        return m_folder.commit();
    }

private:
    Result<void> write(const std::string& name, std::span<const std::uint8_t> bytes)
    {
        return write_bytes(m_folder.temporary_path() / name, bytes, m_folder.target() / name);
    }

    EncodePng m_encode;
    Size m_size;
    std::string m_recipe;
    std::string m_infotext;
    AtomicFolder m_folder;
    int m_frame_count = 0;
};

Result<std::unique_ptr<Exporter>> open(const ExportRequest& request, Size size, EncodePng encode)
{
    FLIPBOOK_ASSIGN(auto folder, AtomicFolder::create(request.path, request.overwrite));
    return std::unique_ptr<Exporter>(
        std::make_unique<ImageSequenceExporter>(encode, size, request, std::move(folder)));
}

}  // namespace

Result<std::unique_ptr<Exporter>> open_image_sequence_exporter(const ExportRequest& request,
                                                               Size size, int /*frame_rate*/)
{
    return open(request, size, encode_png);
}

#ifdef FLIPBOOK_MEDIA
Result<std::unique_ptr<Exporter>> open_deep_image_sequence_exporter(const ExportRequest& request,
                                                                    Size size, int /*frame_rate*/)
{
    return open(request, size, encode_deep_png);
}
#endif

}  // namespace flipbook

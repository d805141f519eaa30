// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/image_sequence_exporter.h"

#include <span>
#include <string>
#include <vector>

#include "core/atomic_file.h"
#include "export/file_bytes.h"
#include "export/frame_checks.h"
#include "export/png.h"

namespace flipbook {

namespace {

class ImageSequenceExporter : public Exporter {
public:
    ImageSequenceExporter(Size size, std::string recipe, std::string infotext, AtomicFolder folder)
        : m_size(size), m_recipe(std::move(recipe)), m_infotext(std::move(infotext)),
          m_folder(std::move(folder))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        FLIPBOOK_TRY(check_frame(frame, m_frame_count, m_size));
        FLIPBOOK_ASSIGN(auto png, encode_png(frame));
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

    Size m_size;
    std::string m_recipe;
    std::string m_infotext;
    AtomicFolder m_folder;
    int m_frame_count = 0;
};

}  // namespace

Result<std::unique_ptr<Exporter>> open_image_sequence_exporter(const ExportRequest& request,
                                                               Size size, int /*frame_rate*/)
{
    FLIPBOOK_ASSIGN(auto folder, AtomicFolder::create(request.path, request.overwrite));
    return std::unique_ptr<Exporter>(std::make_unique<ImageSequenceExporter>(
        size, request.recipe, request.infotext, std::move(folder)));
}

}  // namespace flipbook

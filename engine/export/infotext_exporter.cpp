// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/infotext_exporter.h"

#include <span>

#include "core/atomic_file.h"
#include "export/frame_checks.h"

namespace flipbook {

namespace {

class InfotextExporter : public Exporter {
public:
    InfotextExporter(std::string infotext, Size size, AtomicFile file)
        : m_infotext(std::move(infotext)), m_size(size), m_file(std::move(file))
    { }

    Result<void> add_frame(const Frame& frame) override
    {
        return check_frame(frame, m_frame_count++, m_size);
    }

    Result<void> finish() override
    {
        FLIPBOOK_TRY(check_frame_count(m_frame_count));
        FLIPBOOK_TRY(m_file.write(std::as_bytes(std::span(m_infotext))));
        return m_file.commit();
    }

private:
    std::string m_infotext;
    Size m_size;
    AtomicFile m_file;
    int m_frame_count = 0;
};

}  // namespace

Result<std::unique_ptr<Exporter>> open_infotext_exporter(const ExportRequest& request, Size size,
                                                         int /*frame_rate*/)
{
    FLIPBOOK_ASSIGN(AtomicFile file, AtomicFile::create(request.path, request.overwrite));
    return std::unique_ptr<Exporter>(
        std::make_unique<InfotextExporter>(request.infotext, size, std::move(file)));
}

}  // namespace flipbook

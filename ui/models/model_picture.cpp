// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_picture.h"

#include <QFileInfo>
#include <QImageReader>

#include "ui/document/path_text.h"

namespace flipbook::ui {

QString picture_beside(const std::filesystem::path& model)
{
    const QString stem = path_text(model.parent_path() / model.stem());
    for (const char* middle : {".preview", ""})
        for (const char* extension : {".png", ".jpg", ".jpeg", ".webp"}) {
            const QString file = stem + QLatin1String(middle) + QLatin1String(extension);
            // An embedding may be a picture itself.
            if (text_path(file) != model && QFileInfo::exists(file))
                return file;
        }
    return {};
}

QImage read_small(const QString& file, int side)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid())
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio));
    return reader.read();
}

}  // namespace flipbook::ui

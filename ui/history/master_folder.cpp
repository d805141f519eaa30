// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/master_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QRgba64>
#include <cstring>

#include "flipbook/recipe.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistoryStore)
};

QStringList frame_files(const QString& folder)
{
    QStringList files = QDir(folder).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    for (QString& file : files)
        file.prepend(folder + QLatin1Char('/'));
    return files;
}

// Red, green and blue of each pixel, of which the format has four values.
std::vector<std::uint16_t> deep_pixels_of(const QImage& image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGBX64);
    std::vector<std::uint16_t> pixels;
    for (int y = 0; y < rgb.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgba64*>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x)
            pixels.insert(pixels.end(), {row[x].red(), row[x].green(), row[x].blue()});
    }
    return pixels;
}

Frame frame_of(const QImage& image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    Frame frame;
    frame.size = {rgb.width(), rgb.height()};
    const std::size_t row_bytes = static_cast<std::size_t>(rgb.width()) * 3;
    frame.pixels.resize(row_bytes * static_cast<std::size_t>(rgb.height()));
    for (int y = 0; y < rgb.height(); ++y)  // QImage pads its rows to four bytes.
        std::memcpy(frame.pixels.data() + static_cast<std::size_t>(y) * row_bytes,
                    rgb.constScanLine(y), row_bytes);
    if (image.pixelFormat().redSize() > 8)
        frame.deep_pixels = deep_pixels_of(image);
    return frame;
}

}  // namespace

QString clips_folder(const QString& data_folder)
{
    return data_folder + QStringLiteral("/clips");
}

QString master_path(const QString& data_folder, const ClipRecord& clip)
{
    return clips_folder(data_folder) + QLatin1Char('/') + clip.folder;
}

ClipRecord record_of(qint64 id, const GenerationRequest& request, int frames)
{
    ClipRecord clip;
    clip.id = id;
    clip.recipe = QByteArray::fromStdString(to_recipe(request));
    clip.prompt = QString::fromStdString(request.prompt.positive);
    clip.seed = QString::number(request.sampling.seed);
    clip.size = request.size;
    clip.frames = frames;
    clip.frame_rate = request.frame_rate;
    clip.folder = QString::number(id);
    return clip;
}

void remove_half_written(const QString& data_folder)
{
    // Writers work in hidden folders beside the target.
    QDir clips(clips_folder(data_folder));
    for (const QFileInfo& entry :
         clips.entryInfoList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot))
        if (entry.fileName().startsWith(QLatin1Char('.')))
            QDir(entry.filePath()).removeRecursively();
}

std::vector<ClipRecord> unlisted_clips(const QString& data_folder, const QSet<QString>& listed)
{
    std::vector<ClipRecord> clips;
    const QDir root(clips_folder(data_folder));
    for (const QFileInfo& entry : root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool is_number = false;
        const qint64 id = entry.fileName().toLongLong(&is_number);
        QFile recipe(entry.filePath() + QStringLiteral("/recipe.json"));
        if (!is_number || listed.contains(entry.fileName()) || !recipe.open(QIODevice::ReadOnly))
            continue;
        const Result<GenerationRequest> request = from_recipe(recipe.readAll().toStdString());
        const int frames = static_cast<int>(frame_files(entry.filePath()).size());
        if (!request || frames == 0)
            continue;
        ClipRecord clip = record_of(id, request.value(), frames);
        clip.folder = entry.fileName();
        clip.created = entry.lastModified().toUTC();
        clip.bytes = bytes_of_master(entry.filePath());
        clips.push_back(clip);
    }
    return clips;
}

qint64 bytes_of_master(const QString& folder)
{
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files))
        bytes += file.size();
    return bytes;
}

Result<ClipPtr> read_master(const QString& folder, int frame_rate)
{
    const QStringList files = frame_files(folder);
    if (files.isEmpty())
        return Error{ErrorCode::not_found, Text::tr("The clip's frames are gone: %1.")
                                               .arg(QDir::toNativeSeparators(folder))
                                               .toStdString()};
    auto clip = std::make_shared<Clip>();
    clip->frame_rate = frame_rate;
    for (const QString& file : files) {
        const QImage image(file);
        const bool fits = !image.isNull()
                          && (clip->frames.empty()
                              || (clip->frames.front().size.width == image.width()
                                  && clip->frames.front().size.height == image.height()));
        if (!fits)
            return Error{ErrorCode::corrupt, Text::tr("A frame is damaged: %1.")
                                                 .arg(QDir::toNativeSeparators(file))
                                                 .toStdString()};
        clip->frames.push_back(frame_of(image));
    }
    return ClipPtr(std::move(clip));
}

std::vector<QImage> read_thumbnails(const QString& folder, int side, bool only_first)
{
    std::vector<QImage> thumbnails;
    for (const QString& file : frame_files(folder)) {
        const QImage image(file);
        if (image.isNull())
            return {};
        // Pixels of small clips stay pixels.
        const bool is_small = image.width() < side && image.height() < side;
        thumbnails.push_back(
            image
                .scaled(side, side, Qt::KeepAspectRatio,
                        is_small ? Qt::FastTransformation : Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_RGB32));
        if (only_first)
            break;
    }
    return thumbnails;
}

}  // namespace flipbook::ui

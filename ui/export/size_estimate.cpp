// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/size_estimate.h"

#include <QBuffer>
#include <QImage>
#include <QLocale>
#include <algorithm>
#include <array>

#include "ui/document/in_background.h"

namespace flipbook::ui {

namespace {

QImage image_of(const Frame& frame, const ClipEdit& edit)
{
    const QImage image(frame.pixels.data(), frame.size.width, frame.size.height,
                       frame.size.width * 3, QImage::Format_RGB888);
    if (!edit.size)
        return image;
    return image
        .scaled(edit.size->width, edit.size->height, Qt::IgnoreAspectRatio,
                edit.resizing == Resizing::nearest ? Qt::FastTransformation
                                                   : Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB888);
}

// Around grey, so that no difference is a plain area.
QImage difference(const QImage& one, const QImage& other)
{
    QImage result(one.size(), QImage::Format_RGB888);
    for (int y = 0; y < one.height(); ++y) {
        const uchar* a = one.constScanLine(y);
        const uchar* b = other.constScanLine(y);
        uchar* out = result.scanLine(y);
        for (int i = 0; i < 3 * one.width(); ++i)
            out[i] = static_cast<uchar>(a[i] - b[i] + 128);
    }
    return result;
}

double bytes_as(const QImage& image, const char* format)
{
    constexpr int jpeg_quality = 90;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, qstrcmp(format, "JPEG") == 0 ? jpeg_quality : -1);
    return static_cast<double>(buffer.size());
}

// What a format's bytes go along with.
enum class Measure {
    pictures,      // PNGs of all frames.
    differences,   // A PNG of the first frame, and of the differences.
    approximated,  // The same as JPEG.
    nothing
};

struct Share {
    const char* format;
    Measure measure;
    double factor;
};

// Fitted to four clips: one of the starter model as it is, enlarged with sharp and with smooth
// pixels, and waves with grain.
constexpr std::array<Share, 17> shares{{
    {"mp4", Measure::approximated, 0.27},
    {"mp4_small", Measure::approximated, 0.16},
    {"mp4_h265", Measure::approximated, 0.2},
    {"mp4_nvenc", Measure::approximated, 0.3},
    {"mp4_h265_nvenc", Measure::approximated, 0.25},
    {"webm", Measure::approximated, 0.14},
    {"webm_av1", Measure::approximated, 0.08},
    {"prores", Measure::pictures, 1.25},
    {"ffv1", Measure::pictures, 0.95},
    {"ffv1_16", Measure::pictures, 2.1},
    {"apng", Measure::differences, 1.4},
    {"gif", Measure::differences, 0.5},
    {"webp", Measure::approximated, 0.27},
    {"webp_lossless", Measure::differences, 0.75},
    {"png_frames", Measure::pictures, 1.1},
    {"png_frames_16", Measure::pictures, 2.2},
    {"infotext", Measure::nothing, 0},
}};

double measured(Measure measure, const Complexity& complexity, int frames)
{
    switch (measure) {
    case Measure::pictures:
        return frames * complexity.png;
    case Measure::differences:
        return complexity.png + (frames - 1) * complexity.png_difference;
    case Measure::approximated:
        return complexity.jpeg + (frames - 1) * complexity.jpeg_difference;
    case Measure::nothing:
        break;
    }
    return 0;
}

}  // namespace

Complexity complexity_of(const Clip& clip, const ClipEdit& edit)
{
    const std::size_t middle = clip.frames.size() / 2;
    const QImage image = image_of(clip.frames[middle], edit);
    const QImage change =
        difference(image, image_of(clip.frames[middle > 0 ? middle - 1 : 0], edit));
    return {static_cast<double>(image.width()) * image.height(), bytes_as(image, "PNG"),
            bytes_as(change, "PNG"), bytes_as(image, "JPEG"), bytes_as(change, "JPEG")};
}

std::optional<double> estimated_bytes(const std::string& format, const Complexity& complexity,
                                      int frames)
{
    constexpr double container = 2000;  // Headers and the settings.
    constexpr double dither = 2.4 / 8;  // Of GIF: no pixel of it costs less.
    const auto* share = std::find_if(shares.begin(), shares.end(), [&format](const Share& each) {
        return format == each.format;
    });
    if (share == shares.end())
        return std::nullopt;
    const double bytes = share->factor * measured(share->measure, complexity, frames);
    return container
           + (format == "gif" ? std::max(bytes, dither * complexity.pixels * frames) : bytes);
}

SizeEstimate::SizeEstimate(ClipPtr clip, QObject* parent) : QObject(parent), m_clip(std::move(clip))
{ }

QString SizeEstimate::text(const std::string& format, const ClipEdit& edit)
{
    const Key key{edit.size ? edit.size->width : 0, edit.resizing == Resizing::nearest};
    const auto known = m_known.find(key);
    if (known == m_known.end()) {
        m_known.emplace(key, std::nullopt);
        in_background(
            this, [clip = m_clip, edit] { return complexity_of(*clip, edit); },
            [this, key](const Complexity& complexity) {
                m_known[key] = complexity;
                Q_EMIT ready();
            });
        return {};
    }
    const int frames = frames_of(edit, static_cast<int>(m_clip->frames.size()));
    const auto bytes =
        known->second ? estimated_bytes(format, *known->second, frames) : std::optional<double>();
    return bytes ? tr("about %1")
                       .arg(QLocale().formattedDataSize(static_cast<qint64>(*bytes), 1,
                                                        QLocale::DataSizeTraditionalFormat))
                 : QString();
}

}  // namespace flipbook::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QtEndian>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace flipbook::test {

using HeaderTensors = std::map<std::string, std::vector<std::int64_t>>;

// Writes a safetensors file whose data are a hole, so that full-size models take no space: every
// number is zero. Returns whether that worked.
inline bool write_header_only(const QString& path, const HeaderTensors& tensors,
                              const QJsonObject& metadata = {}, const char* dtype = "F16")
{
    const qint64 size = dtype == std::string("F32") ? 4 : 2;
    QJsonObject header;
    if (!metadata.isEmpty())
        header["__metadata__"] = metadata;
    qint64 offset = 0;
    for (const auto& [name, shape] : tensors) {
        QJsonArray extents;
        qint64 bytes = size;
        for (const std::int64_t extent : shape) {
            extents.append(static_cast<qint64>(extent));
            bytes *= extent;
        }
        header[QString::fromStdString(name)] =
            QJsonObject{{"dtype", dtype},
                        {"shape", extents},
                        {"data_offsets", QJsonArray{offset, offset + bytes}}};
        offset += bytes;
    }
    const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact);
    const quint64 length = qToLittleEndian(quint64(text.size()));
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
           && file.write(reinterpret_cast<const char*>(&length), sizeof(length)) == sizeof(length)
           && file.write(text) == text.size() && file.resize(8 + text.size() + offset);
}

}  // namespace flipbook::test

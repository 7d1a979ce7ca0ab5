"""The packet of a posting: what it holds, as a page and as one PDF."""

from boards.materials.packets.contents import PacketContents, PacketItem, PacketMaterial, packet_contents

__all__ = ["PacketContents", "PacketItem", "PacketMaterial", "packet_contents"]
